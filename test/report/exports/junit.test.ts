import { describe, expect, test } from 'vitest';
import { bakeryCase, LABELS, requestOf, textOf } from './shared-bakery.js';

const text = textOf('junit', requestOf());
const attribute = (tag: string, name: string) => Number(new RegExp(`<${tag} [^>]*${name}="(\\d+)"`).exec(text)?.[1]);

test('elements are closed, and the counts of a suite are those of its cases', () => {
  const open: string[] = [];
  for (const [, close, name, empty] of text.matchAll(/<(\/?)([a-z-]+)(?:\s[^>]*?)?(\/?)>/g)) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name!);
  }
  expect(open).toEqual([]);
  expect(attribute('testsuites', 'tests')).toBe(text.match(/<testcase /g)!.length);
  expect(attribute('testsuites', 'skipped')).toBe(text.match(/<skipped /g)!.length);
});

test('there is a suite for each kind of finding and each test, and no time', () => {
  const names = [...text.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name);
  expect(names.slice(0, 2)).toEqual(['hydrometer.systematic-extraction', 'hydrometer.shared-scaffold']);
  expect(names.slice(2).every((name) => name!.startsWith('hydrometer.test.'))).toBe(true);
  expect(text).not.toMatch(/\b(time|timestamp|hostname)="/);
});

describe('a group', () => {
  test('that is not suspected is a case that passed', () => {
    expect(text).toContain('name="G-002"><system-out>not suspected</system-out>');
    expect(text).not.toContain('<failure');
  });

  test('fails where its finding reaches --fail-on, with the places and what else could explain it', () => {
    const request = requestOf();
    const findings = request.shared.findings.map((each) => ({ ...each, isFailing: each.isSuspicion }));
    const failing = textOf('junit', { ...request, shared: { ...request.shared, findings } });
    expect(failing.match(/<failure /g)).toHaveLength(1);
    expect(failing).toMatch(
      /<failure type="systematic-extraction" message="Consistent with systematic extraction: .*Quoted calls: logs\/2026-03-02\.ndjson:4107/,
    );
  });
});

test('a test that cannot say is skipped with its reason', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      tests: finding.tests.map((each) => ({ ...each, observed: null, reason: 'too few <loaves>' })),
    })),
  }));
  expect(textOf('junit', requestOf(saved))).toContain('<skipped message="too few &lt;loaves&gt;"/>');
});

test('a character that XML forbids is left out, and that is said', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      tests: finding.tests.map((each) => ({ ...each, observed: null, reason: 'rye\uffff' })),
    })),
  }));
  expect(textOf('junit', requestOf(saved, LABELS))).toMatch(/<!-- \d+ characters? that XML 1\.0 forbids left out -->/);
  expect(text).not.toContain('<!--');
});
