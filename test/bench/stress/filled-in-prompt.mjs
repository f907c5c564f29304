import { defineScenario } from './define-scenario.mjs';
import { useDefaults, useSystem } from './edit-row.mjs';

const TRADES = [
  'a joiner',
  'a nurse',
  'a violin teacher',
  'a market gardener',
  'a bookbinder',
  'a pilot',
  'a notary',
  'a beekeeper',
];
const TONES = ['briefly', 'politely', 'in plain words', 'with one example', 'step by step'];

/** Everybody fills in what they are and how they wish to be answered. */
function promptOf(nth) {
  return `You help member ${1000 + nth}, ${TRADES[nth % TRADES.length]}. Answer ${TONES[nth % TONES.length]} and give back only the answer.`;
}

export const filledInPrompt = defineScenario({
  id: 'filled-in-prompt',
  title: '60 users of one tool whose system prompt they fill in for themselves: one wording, one model, its other settings',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell }) => cell !== 'hn'),
      60,
    ),
  change(row, { nth }) {
    useDefaults(row, { model: 'claude-3-5-sonnet', parameters: { temperature: 0.4 }, client: 'lathe/2.1.0' });
    useSystem(row, promptOf(nth));
  },
});
