import { defineScenario } from './define-scenario.mjs';
import { askOnce, useDefaults } from './edit-row.mjs';

const LANGUAGES = ['German', 'French', 'Spanish', 'Japanese', 'Polish'];

export const translationPlugin = defineScenario({
  id: 'translation-plugin',
  title: '150 users of a plug-in that translates or sums up: a short template around their own text, one model, temperature 0',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell }) => cell !== 'hn'),
      150,
    ),
  change(row, { nth, text, rng }) {
    useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0 }, client: 'polyglot-ext/5.0' });
    const into = LANGUAGES[nth % LANGUAGES.length];
    askOnce(
      row,
      rng() < 0.7
        ? `Translate the following text into ${into}. Keep names, numbers and line breaks. Answer with the translation only.\n\n${text}`
        : `Sum up the following text in three short points in ${into}. Answer with the points only.\n\n${text}`,
    );
  },
});
