import { describe, expect, test } from 'vitest';
import { buildCase, townAccounts } from './build-case.js';

/** Words that no report may use of its own accord, in any form of them: they claim more than a log can carry. */
const FORBIDDEN = [
  /\bprov(e|es|ed|en|ing)\b/i,
  /\bconfirm(s|ed|ing|ation)?\b/i,
  /\battackers?\b/i,
  /\bguilty\b/i,
  /\bfraud(s|ulent|sters?)?\b/i,
  /\bsame persons?\b/i,
];

/** What the log itself says is quoted, whatever its words. */
const FROM_LOG = /\/(quotes|path|file|account|accounts|models)(\/|$)/;

function* stringsOf(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string' && !FROM_LOG.test(path)) yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* stringsOf(child, `${path}/${key}`);
}

/**
 * Three of the campaign are banned on the day before its first call, and everybody else began before that: so that the report speaks
 * of succession too.
 */
const town = townAccounts(5);
const dealt = town.filter(({ name }) => name.startsWith('dealt-'));
const firstMs = Math.min(...dealt.flatMap(({ calls }) => calls.map(({ atMs }) => atMs!)));
const accounts = town.map(({ name, calls: [first, ...later] }) =>
  name.startsWith('dealt-')
    ? { name, calls: [first!, ...later] }
    : { name, calls: [{ ...first!, atMs: firstMs - 3 * 86_400_000 }, ...later] },
);
const bans = dealt.slice(0, 3).map(({ name }) => ({ account: name, atMs: firstMs - 86_400_000 }));
const { report } = buildCase({ accounts, facts: { path: 'facts.json', bans, modelReleases: [] } });
const texts = [...stringsOf(report)];

test('the report of a neutral log has every kind of text in it', () => {
  expect(texts.length).toBeGreaterThan(200);
  expect(report.findings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['systematic-extraction', 'shared-scaffold', 'shared-payload', 'coverage-unusual', 'succession']),
  );
  const joined = texts.map(([path]) => path).join('\n');
  for (const part of ['summary', 'propositions', 'reading', 'seen', 'predicts', 'limits', 'wouldChange', 'method', 'consequence'])
    expect(joined).toContain(part);
});

describe('no text of a report uses a forbidden word', () => {
  test.each(FORBIDDEN.map((word) => [String(word), word] as const))('%s', (_, word) => {
    expect(texts.filter(([, text]) => word.test(text))).toEqual([]);
  });
});

test('the statement of strength never speaks of the probability that an account did something', () => {
  for (const [path, text] of texts) expect(text, path).not.toMatch(/probab\w+ that (the|this|an|these) accounts?/i);
});
