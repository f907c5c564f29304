import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report } from '../report.js';
import type { Section } from './section.js';

type Entry = Report['method'][number];

const STEPS: readonly { readonly step: Entry['step']; readonly title: string }[] = [
  { step: 'signal', title: 'Signals: how alike two accounts behave' },
  { step: 'coverage', title: 'Coverage: how much ground the calls cover' },
  { step: 'test', title: 'Tests on the pooled calls of a group' },
  { step: 'rule', title: 'Published signs: looked for, never part of a decision' },
  { step: 'explanation', title: 'Innocent explanations' },
];

/** Made from the `about` of every registered member, so it cannot drift from the code. */
export const method: Section = {
  id: 'method',
  title: 'Method',
  render: ({ report }) =>
    report.method.length === 0
      ? null
      : markup`${STEPS.map(({ step, title }) =>
          part(
            title,
            report.method.filter((entry) => entry.step === step),
          ),
        )}`,
};

function part(title: string, entries: readonly Entry[]): Markup {
  if (entries.length === 0) return NOTHING;
  return markup`<details><summary>${title} (${entries.length})</summary><dl class="method">${entries.map(
    ({ id, title: name, measures, unit, source, weakness, innocentCause }) => markup`<div><dt>${name} <code>${id}</code></dt>
<dd>${measures}${unit === '' ? '' : ` (${unit})`}.</dd>${line('Source', source)}${line('Weakness', weakness)}${line('Innocent cause', innocentCause)}</div>`,
  )}</dl></details>`;
}

function line(title: string, text: string): Markup {
  return text === '' ? NOTHING : markup`<dd><span class="tag">${title}</span> ${text}</dd>`;
}
