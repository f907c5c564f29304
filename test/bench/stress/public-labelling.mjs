import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, useDefaults, useSystem } from './edit-row.mjs';

/** What these have in common is all that a pool with one configuration and clocks of its own has in common, too. */
export const publicLabelling = defineScenario({
  id: 'public-labelling',
  title: '100 strangers label public data sets, none their own, with one script that nobody else uses',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell === 'b' && calls.length >= 20),
      100,
    ),
  change(row, { text }) {
    useDefaults(row, { model: 'gpt-4o', parameters: { temperature: 0, max_tokens: 16 }, client: 'openai-python/1.51.0' });
    useSystem(row, null);
    askOnce(
      row,
      `You label data. Read the record and choose exactly one label: positive, negative, neutral, mixed, unclear.
Answer with the label in lower case and nothing else.
-----
${clip(text, 800)}
-----
Label:`,
    );
  },
});
