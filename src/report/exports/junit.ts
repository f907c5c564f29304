import { escapeTerminal } from '../renderers/escape.js';
import { wordBits, wordNumberOf } from '../words.js';
import type { ExportFormat, ExportRequest } from './export.js';
import type { SharedCase, SharedFinding } from './shared-case.js';
import { createXmlWriter, type XmlWriter } from './xml-text.js';

/** The JUnit XML that CI servers read (Jenkins junit-10.xsd). No times and no durations: the same case gives the same bytes. */
export const junit: ExportFormat = {
  id: 'junit',
  about: 'JUnit XML for CI servers: a suite for each kind of finding and each test, a case for each group; fails by --fail-on',
  fileName: 'case.junit.xml',
  hasManyFiles: false,
  render: (request) => [{ name: 'case.junit.xml', text: suitesOf(request) }],
};

interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'skipped';
  readonly message: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function suitesOf({ shared }: ExportRequest): string {
  const xml = createXmlWriter();
  const suites = [...kindSuites(shared), ...testSuites(shared)];
  const all = suites.flatMap(({ cases }) => cases);
  const body = suites.map((suite) => suiteElement(xml, suite, shared));
  const note = xml.dropped() === 0 ? [] : [`<!-- ${wordNumberOf(xml.dropped(), 'character')} that XML 1.0 forbids left out -->`];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...note,
    `<testsuites name="hydrometer" tests="${all.length}" failures="${countOf(all, 'failure')}" errors="0" skipped="${countOf(all, 'skipped')}">`,
    ...body,
    '</testsuites>',
    '',
  ].join('\n');
}

/** Every group is a case of the suspicion, so that a group that is not suspected shows as passed. */
function kindSuites({ findings, groups }: SharedCase): readonly Suite[] {
  const kinds = [...new Set(['systematic-extraction', ...findings.map(({ kind }) => kind)])];
  return kinds.map((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    const without = groups.filter(({ id }) => !found.some(({ group }) => group === id));
    return {
      name: kind,
      cases: [
        ...found.map(findingCase),
        ...(kind === 'systematic-extraction' ? without : []).map(({ id }) => ({
          name: id,
          outcome: 'passed' as const,
          message: 'not suspected',
        })),
      ],
    };
  });
}

function findingCase({ id, group, isFailing, statement, places, openExplanations: open }: SharedFinding): Case {
  const where = places.map(({ file, line }) => `${file}:${line}`);
  return {
    name: `${group} ${id}`,
    outcome: isFailing ? 'failure' : 'passed',
    message: [
      statement,
      ...(open === null ? [] : [open]),
      ...(where.length === 0 ? [] : [`Quoted calls: ${where.join(', ')}`]),
    ].join('. '),
  };
}

/** What a test could not say is skipped with its reason. A test has no threshold of its own here: it never fails. */
function testSuites({ findings }: SharedCase): readonly Suite[] {
  const tests = findings.flatMap((finding) => finding.tests.map((test) => ({ ...test, group: finding.group })));
  return [...new Set(tests.map(({ id }) => id))].sort().map((id) => ({
    name: `test.${id}`,
    cases: tests
      .filter((test) => test.id === id)
      .map(({ group, observed, reason }) => ({
        name: group,
        outcome: observed === null ? ('skipped' as const) : ('passed' as const),
        message: observed === null ? (reason ?? 'cannot say') : `observed ${observed}`,
      })),
  }));
}

function suiteElement(xml: XmlWriter, { name, cases }: Suite, { totals, findings }: SharedCase): string {
  const strongest = findings.find(({ kind }) => kind === name);
  const properties = [
    ['calls', String(totals.calls ?? 0)],
    ['accounts', String(totals.accounts ?? 0)],
    ...(strongest === undefined ? [] : [['strongest', `${strongest.words}, ${wordBits(strongest.bits)} bits`]]),
  ];
  return [
    `<testsuite name="hydrometer.${xml.text(name)}" tests="${cases.length}" failures="${countOf(cases, 'failure')}" errors="0" skipped="${countOf(cases, 'skipped')}">`,
    '<properties>',
    ...properties.map(([key = '', value = '']) => `<property name="${xml.text(key)}" value="${xml.text(value)}"/>`),
    '</properties>',
    ...cases.map((each) => caseElement(xml, name, each)),
    '</testsuite>',
  ].join('\n');
}

function caseElement(xml: XmlWriter, suite: string, { name, outcome, message }: Case): string {
  const open = `<testcase classname="hydrometer.${xml.text(suite)}" name="${xml.text(escapeTerminal(name))}">`;
  const words = xml.text(escapeTerminal(message));
  const inside = {
    passed: `<system-out>${words}</system-out>`,
    failure: `<failure type="${xml.text(suite)}" message="${words}"/>`,
    skipped: `<skipped message="${words}"/>`,
  }[outcome];
  return `${open}${inside}</testcase>`;
}

function countOf(cases: readonly Case[], outcome: Case['outcome']): number {
  return cases.filter((each) => each.outcome === outcome).length;
}
