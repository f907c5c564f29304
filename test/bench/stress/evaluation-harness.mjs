import { defineScenario } from './define-scenario.mjs';
import { askOnce, useDefaults, useSystem } from './edit-row.mjs';

const QUESTIONS = 1_200;

/** Everyone draws a sample of the questions with a seed of their own. */
export const evaluationHarness = defineScenario({
  id: 'evaluation-harness',
  title: '30 unrelated people run one public benchmark with one harness, each another random part of it',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 30),
      30,
    ),
  plan({ accounts, draw }, chosen) {
    const taken = new Set(chosen);
    const texts = accounts.filter((account) => account.cell === 'b' && !taken.has(account)).flatMap(({ calls }) => calls);
    return { questions: draw([...new Set(texts.map(({ text }) => text))], QUESTIONS) };
  },
  change(row, { rng }, { questions }) {
    useDefaults(row, {
      model: 'claude-3-5-sonnet',
      parameters: { temperature: 0, max_tokens: 256 },
      client: 'eval-harness/0.4.5',
    });
    useSystem(row, null);
    askOnce(row, `Question: ${questions[Math.floor(rng() * questions.length)]}\nAnswer:`);
  },
});
