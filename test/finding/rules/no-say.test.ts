import { expect, test } from 'vitest';
import { COLUMN_INDEX } from '../../../src/account/call-columns.js';
import { blockOf, COLUMN_WORD, wordOf } from '../../../src/account/call-store.js';
import { TEXT_RULES } from '../../../src/account/text-rules/index.js';
import { decideAccusation } from '../../../src/finding/accuse.js';
import { EXPLANATIONS } from '../../../src/finding/explanations/index.js';
import type { GroupContext } from '../../../src/finding/group-context.js';
import { buildContext } from '../build-group.js';
import { planOf, RULE_SCENARIOS } from './rule-scenarios.js';

function decide(context: GroupContext) {
  const explanations = EXPLANATIONS.map(({ id, about, predicts, assess }) => ({
    id,
    title: about.title,
    predicts,
    ...assess(context),
  }));
  return decideAccusation(context, explanations, () => null);
}

function forgetPhrases({ population }: GroupContext): void {
  for (const { unit } of population.units)
    for (const cell of unit.account.sample.cells)
      blockOf(unit.account.sample.store, cell).words[wordOf(cell) + COLUMN_WORD + COLUMN_INDEX.rules] = 0;
}

test.each(TEXT_RULES.map(({ id }) => id))('the phrases of %s change no decision, nor what is missing for one', (id) => {
  const plan = { ...planOf(RULE_SCENARIOS[id]!.speaks), ties: { model: 9, 'system-prompt': 9 }, cluster: { netBits: 90 } };
  const context = buildContext(plan);
  const decided = decide(context);
  forgetPhrases(context);
  expect(decide(context)).toEqual(decided);
});
