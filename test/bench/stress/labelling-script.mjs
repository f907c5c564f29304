import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, useDefaults } from './edit-row.mjs';

export const labellingScript = defineScenario({
  id: 'labelling-script',
  title: '24 unrelated companies label their own data with one open-source script: its prompt, model and parameters',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 40),
      24,
    ),
  change(row, { text }) {
    useDefaults(row, { model: 'gpt-4o', parameters: { temperature: 0, max_tokens: 16 }, client: 'openai-python/1.51.0' });
    askOnce(
      row,
      `You label data. Read the record between the lines and choose exactly one label.
Labels: positive, negative, neutral, mixed, unclear.
Rules: judge the wording, not the author; sarcasm counts as negative; if two labels fit, choose mixed; if the record is empty or in
another language than expected, choose unclear. Answer with the label in lower case and nothing else.
-----
${clip(text, 800)}
-----
Label:`,
    );
  },
});
