import { wordPlaces } from '../loss-words.js';
import { markup } from '../renderers/markup.js';
import { wordCount, wordShare } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const losses: Section = {
  id: 'losses',
  title: 'What the logs do not hold',
  render: ({ report }) =>
    report.losses.length === 0
      ? markup`<p>No loss was seen in the logs.</p>`
      : table(
          'What is missing, and what follows from it',
          [
            { title: 'Missing' },
            { title: 'Count', isNumber: true },
            { title: 'Share', isNumber: true },
            { title: 'Consequence' },
          ],
          report.losses.map(({ statement, count, of, consequence, places }) => [
            statement,
            wordCount(count),
            of > 0 ? wordShare(count / of) : '',
            consequence + wordPlaces(places),
          ]),
        ),
};
