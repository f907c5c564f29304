import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, useDefaults } from './edit-row.mjs';

const PASSAGES = 3;

/** The documents of an account are what it wrote elsewhere. */
export const ragFramework = defineScenario({
  id: 'rag-framework',
  title: '100 users of a retrieval framework: its wrapper around their own documents and questions, its model and temperature',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 8),
      100,
    ),
  change(row, { text, calls, rng }) {
    const passages = Array.from({ length: PASSAGES }, () => clip(calls[Math.floor(rng() * calls.length)].text, 350));
    useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0.1, max_tokens: 512 }, client: 'openai-python/1.54.3' });
    askOnce(
      row,
      `Below is what was retrieved for the query.
=====
${passages.join('\n\n')}
=====
Use what was retrieved and nothing that you knew before to answer the query.
Query: ${clip(text, 300)}
Answer: `,
    );
  },
});
