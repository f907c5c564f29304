import type { ExplanationResult, Finding } from '../../finding/finding.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import { leftOut, whatIsMissing } from '../what-is-missing.js';
import { capitalised, isSuspicion, wordCount, wordVerdict } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

type Verdict = ExplanationResult['verdict'];
/** What still speaks for an account stands first. */
const ORDER: readonly Verdict[] = ['explains', 'remains-possible', 'cannot-say', 'unlikely'];
const LISTED_CHANGES = 12;

/** The defence, in one place: what else could be so, what was missing, what was left out. */
export const against: Section = {
  id: 'against',
  title: 'What speaks against the findings',
  render: ({ report }) => {
    const suspected = report.findings.filter(isSuspicion);
    return markup`${suspected.length === 0 ? markup`<p>No group is suspected, so there is nothing to speak against. What was missing and what was left out still bears on how much that says.</p>` : markup`<h3>Innocent explanations</h3>${explanations(suspected)}${changes(suspected)}`}
<h3>What was missing</h3>${list(whatIsMissing(report))}
<h3>What was left out of this report, and why</h3>${list(leftOut(report))}`;
  },
};

function explanations(suspected: readonly Finding[]): Markup {
  const ids = [...new Set(suspected.flatMap(({ explanations: tested }) => tested.map(({ id }) => id)))];
  const titles = new Map(
    suspected.flatMap(({ explanations: tested }) => tested.map(({ id, title, predicts }) => [id, { title, predicts }] as const)),
  );
  return table(
    'Every innocent explanation that was tested on the suspected groups. “Unlikely” means that the log shows what the explanation does not predict; it never means impossible',
    [{ title: 'Explanation' }, { title: 'Would show' }, { title: 'What became of it' }],
    ids.map((id) => [titles.get(id)?.title ?? id, capitalised(titles.get(id)?.predicts ?? ''), outcomes(id, suspected)]),
  );
}

function outcomes(id: string, suspected: readonly Finding[]): Markup {
  return markup`<ul class="plain">${ORDER.map((verdict) => {
    const having = suspected.filter(({ explanations: tested }) =>
      tested.some((each) => each.id === id && each.verdict === verdict),
    );
    return having.length === 0
      ? NOTHING
      : markup`<li><span class="outcome ${verdict}">${wordVerdict(verdict)}</span> ${having.length > 6 ? `${wordCount(having.length)} findings` : having.map((finding) => markup`<a href="#${finding.id}">${finding.id}</a> `)}</li>`;
  })}</ul>`;
}

function changes(suspected: readonly Finding[]): Markup {
  const all = [...new Set(suspected.flatMap(({ wouldChange }) => wouldChange))];
  if (all.length === 0) return NOTHING;
  const rest = all.length - LISTED_CHANGES;
  return markup`<h3>What would change the conclusion</h3>${list(all.slice(0, LISTED_CHANGES))}${rest > 0 ? markup`<p>${wordCount(rest)} more stand under their findings.</p>` : ''}`;
}

function list(items: readonly string[]): Markup {
  return items.length === 0
    ? markup`<p>Nothing of the kind is known.</p>`
    : markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
}
