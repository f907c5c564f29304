import { DIRECTIONS, GLOSSARY } from '../glossary.js';
import { markup } from '../renderers/markup.js';
import { capitalised } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const glossary: Section = {
  id: 'glossary',
  title: 'Glossary',
  render: ({ report: { method } }) => {
    const measured = method.filter(({ id, step }) => step !== 'explanation' && DIRECTIONS[id] !== undefined);
    return markup`${table(
      'Words and numbers of this report, and which way they point',
      [{ title: 'Term' }, { title: 'Meaning' }, { title: 'Direction' }],
      GLOSSARY.map(({ term, means, direction }) => [term, `${capitalised(means)}.`, direction]),
    )}
${
  measured.length === 0
    ? ''
    : markup`<details><summary>Signals, measures and tests (${measured.length})</summary>${table(
        'Taken from the registries of the tool; how each is computed stands under Method',
        [{ title: 'Number' }, { title: 'Unit' }, { title: 'Direction' }],
        measured.map(({ id, title, unit }) => [title, capitalised(unit), DIRECTIONS[id] ?? '']),
      )}</details>`
}`;
  },
};
