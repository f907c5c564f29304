import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, useDefaults } from './edit-row.mjs';

const TASKS = ['answer the question', 'solve the task', 'write what was asked for', 'reply to the request'];
const MANNERS = ['step by step', 'in plain words', 'with great care', 'as an expert would', 'as briefly as you can'];

/** An optimiser tries instructions in other words on a small set of the account's own texts. */
export const promptOptimiser = defineScenario({
  id: 'prompt-optimiser',
  title: '30 users of a prompt optimiser: instructions reworded again and again over a small set of their own texts',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 30),
      30,
    ),
  change(row, { calls, rng }) {
    const pick = (items) => items[Math.floor(rng() * items.length)];
    const { text } = calls[Math.floor(rng() * Math.min(20, calls.length))];
    useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0.7, max_tokens: 1024 }, client: 'litellm/1.52.0' });
    askOnce(
      row,
      `Your input fields are: input (str). Your output fields are: reasoning (str), output (str).
Given the fields input, produce the fields reasoning and output. Your objective: ${pick(TASKS)} ${pick(MANNERS)}.
[[ ## input ## ]]
${clip(text, 600)}
[[ ## output ## ]]`,
    );
  },
});
