import type { Finding, RuleResult } from '../finding/finding.js';
import type { JudgedGroup } from '../finding/judge.js';
import { capitalised, wordProbability } from './words.js';

/** Signs of the published playbook that were seen: facts beside the group, without bits of their own, one finding a kind. */
export function composeRuleFindings(group: JudgedGroup, main: Omit<Finding, 'id'>): readonly Omit<Finding, 'id'>[] {
  const kinds = new Map<Finding['kind'], RuleResult[]>();
  for (const rule of group.rules) if (isTold(rule)) kinds.set(rule.kind, [...(kinds.get(rule.kind) ?? []), rule]);
  return [...kinds].map(([kind, rules]) => composeOne(kind, rules, group, main));
}

function isTold(rule: RuleResult): rule is RuleResult & { readonly kind: Finding['kind'] } {
  return rule.kind !== null && rule.verdict === 'seen';
}

function composeOne(
  kind: Finding['kind'],
  rules: readonly RuleResult[],
  { capBits }: JudgedGroup,
  main: Omit<Finding, 'id'>,
): Omit<Finding, 'id'> {
  return {
    ...main,
    kind,
    strength: { bits: 0, words: 'a fact, not weighed', capBits },
    propositions: {
      h1: 'The members do this because they do common work or are run together.',
      h2: 'The members do this for reasons of their own.',
      conditioning: main.propositions.conditioning,
    },
    summary: `${rules.map(wordRule).join(' ')} A sign of this kind was published for extraction campaigns; it also occurs among the innocent, and it is not part of any decision.`,
    priorBits: 0,
    evidence: [],
    tests: [],
    coverage: [],
    explanations: [],
    limits: [
      ...new Set(rules.map(({ innocentCause }) => `Innocent causes: ${innocentCause}.`)),
      'The group was chosen by content, hours, pace, amount of work, model and settings; the p-value does not know of the choice.',
      ...new Set(rules.map(({ source }) => `Published in: ${source}.`)),
    ],
    wouldChange: ['The same rate among accounts with such content outside the group, in logs not given here.'],
  };
}

function wordRule({ title, statement, pValue, qValue }: RuleResult): string {
  const chance =
    pValue === null ? '' : ` (p ${wordProbability(pValue)}${qValue === null ? '' : `, q ${wordProbability(qValue)}`})`;
  return `${title}: ${capitalised(statement)}${chance}.`;
}
