import type { RuleResult } from '../../finding/finding.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { ReportCluster } from '../report.js';
import { capitalised, wordProbability, wordRule, wordShare } from '../words.js';
import { quoteList } from './quotes.js';
import { table } from './table.js';

/** Signs of the published playbook beside a group, with their rates outside it: what everybody shows says nothing. */
export function publishedSigns({ id, rules = [] }: ReportCluster): Markup {
  if (rules.length === 0) return NOTHING;
  const silent = rules.filter(({ verdict }) => verdict === 'cannot-say');
  const seen = rules.filter(({ verdict }) => verdict === 'seen').length;
  const body = table(
    `Signs of ${id} that were published for extraction campaigns, and how common each is elsewhere in this log. None of them is part of a decision`,
    [
      { title: 'Sign' },
      { title: 'Group', isNumber: true },
      { title: 'Others', isNumber: true },
      { title: 'Others with such content', isNumber: true },
      { title: 'q', isNumber: true },
      { title: 'Outcome' },
      { title: 'What was seen' },
    ],
    rules.filter(({ verdict }) => verdict !== 'cannot-say').map(row),
  );
  return markup`<h4>Published signs</h4><details><summary>${seen} of ${rules.length} seen, ${silent.length} cannot be told from this log</summary>${body}
${silent.length === 0 ? '' : markup`<p>Cannot say:</p><ul>${silent.map(({ title, statement }) => markup`<li>${title}: ${statement}</li>`)}</ul>`}</details>`;
}

function row({
  title,
  observed,
  population,
  cohort,
  qValue,
  verdict,
  statement,
  quotes,
}: RuleResult): readonly (string | Markup)[] {
  return [
    title,
    shareOr(observed),
    shareOr(population),
    shareOr(cohort),
    qValue === null ? '' : wordProbability(qValue),
    markup`<span class="outcome ${verdict}">${wordRule(verdict)}</span>`,
    quotes.length === 0 ? capitalised(statement) : markup`<p>${capitalised(statement)}</p>${quoteList(quotes)}`,
  ];
}

function shareOr(share: number | null): string {
  return share === null ? 'not known' : wordShare(share);
}
