import { expect, test } from 'vitest';
import { distinctTexts } from '../../src/account/signals/describe-content.js';
import { conversationsOf, featuresOf } from '../../src/account/unit.js';
import { featuresOfConversations } from '../../src/finding/conversation-features.js';
import { buildContext } from './build-group.js';

const { units } = buildContext({
  accounts: [
    {
      name: 'ropewalk',
      calls: [
        ...Array.from({ length: 5 }, (_, i) => ({
          earlier: ['Which hemp?', 'The long one.'],
          text: `Twist strand ${i} of the long hemp`,
        })),
        { text: 'Which tar holds in salt water?' },
        { text: 'Which tar holds in salt water?' },
      ],
    },
  ],
  group: ['ropewalk'],
});

test('a conversation has the features of all its calls, each once, in the order in which they first occur', () => {
  const { unit } = units[0]!;
  const conversations = conversationsOf(unit, distinctTexts(unit));
  const expected = conversations.map((slots) => [...new Set(slots.flatMap((slot) => [...featuresOf(unit.account, slot)]))]);
  expect(expected.length).toBe(2);
  expect(conversations.map(({ length }) => length).sort()).toEqual([1, 5]);
  expect(featuresOfConversations(unit).map((features) => [...features])).toEqual(expected);
});
