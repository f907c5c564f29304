import { SAMPLE_CALLS } from '../account/account.js';
import { FEATURE_SLOTS } from '../account/call-columns.js';
import { SIGNALS } from '../account/signals/index.js';
import { MIN_UNIT_CALLS } from '../account/unit.js';
import { COVERAGE_MEASURES } from '../coverage/measures/index.js';
import { ACCUSATION } from '../finding/accuse.js';
import { EXPLANATIONS } from '../finding/explanations/index.js';
import { PLAYBOOK_RULES } from '../finding/rules/index.js';
import { GROUP_TESTS } from '../finding/tests/index.js';
import type { LogSize } from '../link/log-size.js';
import type { Report } from './report.js';
import { wordCalibration } from './word-calibration.js';

/** What every number in a report is, taken from the registries themselves, so that text and code cannot drift apart. */
export function composeMethod(): Report['method'] {
  return [
    ...SIGNALS.map(({ id, about }) => ({ id, step: 'signal' as const, ...about })),
    ...COVERAGE_MEASURES.map(({ id, about }) => ({ id, step: 'coverage' as const, ...about })),
    ...GROUP_TESTS.map(({ id, about }) => ({ id, step: 'test' as const, ...about })),
    ...PLAYBOOK_RULES.map(({ id, version, about }) => ({
      id,
      step: 'rule' as const,
      ...about,
      title: `${about.title} (version ${version})`,
    })),
    ...EXPLANATIONS.map(({ id, about }) => ({ id, step: 'explanation' as const, ...about })),
  ];
}

/** What a report cannot say: what the size of its log and its settings rule out, then what is ruled out in every report. */
export function composeLimits({ sampling = null, checkKeys }: LimitingSettings, size?: LogSize): Report['limits'] {
  return [
    ...(size === undefined || size.kind === 'large' ? [] : [wordCalibration(size)]),
    ...(sampling === null || sampling === 1 ? [] : [samplingLimit(sampling)]),
    ...GENERAL_LIMITS,
    ...(checkKeys ? [] : [UNCHECKED_KEYS]),
  ];
}

type LimitingSettings = Pick<Report['settings'], 'sampling'> & { readonly checkKeys: boolean };

const UNCHECKED_KEYS =
  'Rows were not searched for fields that stand twice in them: of such a field the last one counts, another reader may show the first. --check-keys counts them.';

function samplingLimit(rate: number): string {
  return `The owner sampled at ${rate}: no statement about absence or totals. Counts, rates and gaps between calls are those of the sample, and where questions do not repeat, sampling alone can be the reason.`;
}

/** Limits of every report, whatever the log. */
export const GENERAL_LIMITS: readonly string[] = [
  'This report is engineering analysis, not legal advice. It weighs how probable the findings are under two propositions; it does not say how probable a proposition is.',
  'A group is suspected, never established. A strong finding is a reason to look at the quoted calls, not a substitute for it.',
  'The report bears no time of its own: the time of analysis is asserted by the operator, in the custody log. A time stamp (RFC 3161), if there is one, lies beside the report.',
  `That nothing was found does not mean that there is nothing: pools of fewer than ${ACCUSATION.leastAccounts} accounts, accounts with fewer than ${MIN_UNIT_CALLS} calls, and campaigns that share neither scaffold, model nor parameters are out of reach.`,
  'Identifiers marked as asserted were written by the caller. They never tie accounts together by themselves.',
  `Of each account at most ${SAMPLE_CALLS} calls are compared; of each call at most ${FEATURE_SLOTS} content features of its new turns. Images and files are not looked at.`,
  'The tool compares accounts of this log with each other. If most accounts of a log belong to one operation, it is the background.',
];
