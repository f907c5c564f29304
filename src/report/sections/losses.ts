import { wordDocumented } from '../documented-words.js';
import { wordPlaces } from '../loss-words.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report } from '../report.js';
import { wordCount, wordShare } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const losses: Section = {
  id: 'losses',
  title: 'What the logs do not hold',
  render: ({ report }) => markup`${counted(report)}${documented(report)}`,
};

function counted(report: Report): Markup {
  return report.losses.length === 0
    ? markup`<p>No loss was seen in the logs.</p>`
    : table(
        'What is missing, and what follows from it',
        [{ title: 'Missing' }, { title: 'Count', isNumber: true }, { title: 'Share', isNumber: true }, { title: 'Consequence' }],
        report.losses.map(({ statement, count, of, consequence, places }) => [
          statement,
          wordCount(count),
          of > 0 ? wordShare(count / of) : '',
          consequence + wordPlaces(places),
        ]),
      );
}

function documented({ formats = [] }: Report): Markup {
  if (formats.length === 0) return NOTHING;
  return markup`<h3>Known of these exports, whatever a log shows</h3>${formats.map(
    (format) => markup`<p>${format.title}</p><ul>${wordDocumented(format).map((line) => markup`<li>${line}</li>`)}</ul>`,
  )}`;
}
