import { markup } from '../renderers/markup.js';
import { wordBits, wordCount, wordSupport } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const scale: Section = {
  id: 'scale',
  title: 'Words of strength',
  render: ({
    report,
  }) => markup`<p>A bit doubles the ratio: how many times more probable the findings are under one proposition than under the other. It is never the probability that an account did something. Origin: ${report.scaleOrigin}.</p>
${table(
  'The scale used here',
  [{ title: 'Words' }, { title: 'From bits', isNumber: true }, { title: 'From a ratio of', isNumber: true }],
  report.scale.map(({ fromBits, words }) => [
    wordSupport(words),
    wordBits(fromBits),
    wordCount(Number((2 ** fromBits).toPrecision(2))),
  ]),
)}`,
};
