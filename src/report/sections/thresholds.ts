import { type Markup, markup } from '../renderers/markup.js';
import type { Report } from '../report.js';
import type { Section } from './section.js';
import { table } from './table.js';

type Basis = NonNullable<Report['thresholds']>[number]['basis'];

export const thresholds: Section = {
  id: 'thresholds',
  title: 'Thresholds and their origin',
  render: ({ report: { thresholds: list = [] } }) =>
    list.length === 0
      ? null
      : markup`<p>Every number of the tool that decides something, with the words that stand beside it in the code. None was set on the log of this report. ${counts(list)}</p>
<details><summary>${list.length} thresholds</summary>${table(
          '“Chosen” means that no measurement and no publication is named: the reason given is all there is',
          [{ title: 'Threshold' }, { title: 'Value', isNumber: true }, { title: 'Basis' }, { title: 'Origin' }],
          list.map(({ id, file, value, basis, origin }) => [
            markup`<code>${id}</code><br><span class="why">${file}</span>`,
            value.replace(/-/g, '−'),
            basis,
            origin,
          ]),
        )}</details>`,
};

function counts(list: NonNullable<Report['thresholds']>): Markup {
  const of = (basis: Basis): number => list.filter((each) => each.basis === basis).length;
  return markup`${of('measured')} rest on a measurement, ${of('published')} on a publication, ${of('chosen')} were chosen.`;
}
