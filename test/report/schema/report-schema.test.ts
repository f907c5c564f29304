import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { FindingKind } from '../../../src/finding/finding.js';
import type { Report } from '../../../src/report/report.js';
import { reportJsonSchema } from '../../../src/report/schema/report-schema.js';
import { bakery } from '../bakery.js';
import { townCase } from '../build-case.js';

/** Written before calls could be completed from beside the log: those keys are added. */
const whole = (): Report => {
  const { report } = bakery();
  return { ...report, joins: { ...report.joins, calls: [], files: [], bodies: null, unsealed: null } };
};
const validate = new Ajv2020({ strict: false }).compile(reportJsonSchema());
const faultsOf = (report: unknown) =>
  validate(report) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
const { report: town } = townCase();

/** Every kind, as the compiler sees to it. */
const FINDING_KINDS: Readonly<Record<FindingKind, true>> = {
  'systematic-extraction': true,
  'shared-operator': true,
  'shared-scaffold': true,
  'like-behaviour': true,
  'shared-payload': true,
  'division-of-labour': true,
  'coverage-unusual': true,
  succession: true,
  'reasoning-elicitation': true,
  'rubric-grading': true,
  'elicitation-cover': true,
  'upstream-identity': true,
  'probe-sweep': true,
  'boundary-probing': true,
  'release-pivot': true,
  'no-ramp': true,
  'plan-to-usage': true,
  'round-the-clock': true,
  'many-networks': true,
  'fail-over': true,
  'signature-replay': true,
};

describe('the published schema', () => {
  test('fits a report that was composed, as JSON', () => {
    expect(faultsOf(JSON.parse(JSON.stringify(town)))).toEqual([]);
  });

  test('fits the invented report of the bakery', () => {
    expect(faultsOf(whole())).toEqual([]);
  });

  test.each(Object.keys(FINDING_KINDS))('fits a finding of the kind %s', (kind) => {
    const { findings, ...report } = whole();
    expect(faultsOf({ ...report, findings: findings.map((each) => ({ ...each, kind })) })).toEqual([]);
  });

  test('allows what a later minor version adds', () => {
    expect(faultsOf({ ...whole(), schemaVersion: '1.9.0', more: { bread: 1 } })).toEqual([]);
  });

  test.each<[string, (report: Report) => unknown]>([
    ['another major version', (report) => ({ ...report, schemaVersion: '2.0.0' })],
    ['a missing key', ({ limits: _, ...report }) => report],
    [
      'an unknown kind of finding',
      (report) => ({ ...report, findings: report.findings.map((each) => ({ ...each, kind: 'guess' })) }),
    ],
    ['a hash that is none', (report) => ({ ...report, sources: report.sources.map((each) => ({ ...each, sha256: 'rye' })) })],
    ['a count that is no whole number', (report) => ({ ...report, totals: { ...report.totals, calls: 1.5 } })],
  ])('does not fit %s', (_, change) => {
    expect(faultsOf(change(whole()))).not.toEqual([]);
  });
});
