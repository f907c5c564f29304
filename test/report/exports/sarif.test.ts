import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { shapeFaults } from './read-shapes.js';
import { bakeryCase, LABELS, manyFindings, ONE_LABEL, RAW, requestOf, textOf } from './shared-bakery.js';

interface Log {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly rank: number;
      readonly locations: readonly {
        readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
        readonly logicalLocations?: readonly { readonly name: string }[];
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly {
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
    }[];
  }[];
}
const runOf = (request = requestOf()) => (JSON.parse(textOf('sarif', request)) as Log).runs[0]!;
const notesOf = (run: ReturnType<typeof runOf>) =>
  run.invocations[0]!.toolExecutionNotifications.map(({ message }) => message.text).join('\n');

test('a log has the shapes of SARIF 2.1.0', () => {
  expect(shapeFaults('sarif', JSON.parse(textOf('sarif', requestOf())))).toEqual([]);
  expect(shapeFaults('sarif', { version: '2.0.0', runs: [] })).not.toEqual([]);
});

test('a suspicion is a warning, a fact a note, and an error only what fails', () => {
  const { results, tool } = runOf();
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['systematic-extraction', 'warning'],
    ['shared-scaffold', 'note'],
  ]);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['shared-scaffold', 'systematic-extraction']);
  const request = requestOf();
  const failing = {
    ...request,
    shared: { ...request.shared, findings: request.shared.findings.map((each) => ({ ...each, isFailing: true })) },
  };
  expect(runOf(failing).results.map(({ level }) => level)).toEqual(['error', 'error']);
});

test('a result names its group, its members, and the lines that it quotes', () => {
  const [first] = runOf().results;
  expect(first!.locations).toHaveLength(5);
  expect(first!.locations[0]!.physicalLocation!.artifactLocation.uri).toBe('logs/2026-03-02.ndjson');
  expect(first!.locations[0]!.logicalLocations!.map(({ name }) => name).slice(0, 2)).toEqual([
    'G-001',
    expect.stringMatching(/^ACCT-/),
  ]);
});

test('members under one common label are one logical location, as the schema wants', () => {
  const [first] = runOf(requestOf(bakeryCase(), ONE_LABEL)).results;
  const names = first!.locations[0]!.logicalLocations!.map(({ name }) => name);
  expect(names[0]).toBe('G-001');
  expect(names).toHaveLength(new Set(names).size);
});

test('a finding that quotes nothing points to a line of its group, so that it is shown', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    findings: [...report.findings, { ...report.findings[0]!, id: 'F-003', kind: 'coverage-unusual', evidence: [] }],
  }));
  const { results } = runOf(requestOf(saved));
  expect(results.find(({ ruleId }) => ruleId === 'coverage-unusual')!.locations[0]!.physicalLocation).toEqual(
    results[0]!.locations[0]!.physicalLocation,
  );
});

test('the fingerprint stays when counts and strength change, and is missing without a key', () => {
  const changed = bakeryCase((report) => ({
    ...report,
    findings: report.findings.map((each) => ({ ...each, strength: { ...each.strength, bits: each.strength.bits - 1 } })),
  }));
  expect(runOf(requestOf(changed)).results[0]!.partialFingerprints).toEqual(runOf().results[0]!.partialFingerprints);
  const alone = runOf(requestOf(bakeryCase(), ONE_LABEL));
  expect(alone.results[0]!.partialFingerprints).toEqual({});
  expect(notesOf(alone)).toContain('no fingerprint');
  expect(notesOf(runOf(requestOf(bakeryCase(), RAW)))).toContain('their own ids');
});

describe('what GitHub would not take is cut, and said', () => {
  test('5,000 results are kept, the strongest', () => {
    const run = runOf(manyFindings(5_003, 1));
    expect(run.results).toHaveLength(5_000);
    expect(notesOf(run)).toContain('3 weaker findings left out');
  });

  test('100 places of a result are kept', () => {
    const run = runOf(manyFindings(2, 130));
    expect(run.results[0]!.locations).toHaveLength(100);
    expect(notesOf(run)).toContain('60 places of quoted calls left out');
    expect(notesOf(runOf())).not.toContain('left out');
  });

  test('the largest log stays below 10 MB', () => {
    expect(gzipSync(textOf('sarif', manyFindings(5_003, 100))).length).toBeLessThan(10_000_000);
  });
});

test('a path cannot lead out of the folder of the logs', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    sources: report.sources.map((source, i) => ({ ...source, path: ['/etc/../a b.ndjson', 'C:\\logs\\x#y'][i]! })),
  }));
  const text = textOf('sarif', requestOf(saved, LABELS));
  expect(text).toContain('"uri": "etc/a%20b.ndjson"');
  expect(text).toContain('"uri": "logs/x%23y"');
});
