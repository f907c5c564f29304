import { describe, expect, test } from 'vitest';
import { EXPORTS } from '../../../src/report/exports/index.js';
import { bakery, hostileStrings, poisoned } from '../bakery.js';
import { bakeryCase, filesOf, LABELS, ONE_LABEL, RAW, requestOf, textOf } from './shared-bakery.js';

const { report, accounts } = bakery();
const ids = [
  ...accounts.map(({ account }) => account),
  ...report.clusters.flatMap((group) => group.accounts.map(({ account }) => account)),
];
const excerpts = report.findings.flatMap(({ evidence }) =>
  evidence.flatMap(({ quotes }) => quotes.map(({ excerpt }) => excerpt)),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

test('there are eight formats, each with an id of its own', () => {
  expect(EXPORTS.map(({ id }) => id)).toEqual(['annotations', 'case', 'csv', 'graphml', 'junit', 'ndjson', 'sarif', 'stix']);
});

describe.each(EXPORTS)('$id', ({ id, about, fileName, hasManyFiles }) => {
  const text = textOf(id, requestOf());

  test('says in one line what it is', () => {
    expect(about).toMatch(/^\S.{30,140}[^.\s]$/);
    expect(
      filesOf(id, requestOf())
        .map(({ name }) => name)
        .includes(fileName),
    ).toBe(!hasManyFiles);
  });

  test('has something to say of the bakery, ends its last line, and says the same twice', () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(textOf(id, requestOf())).toBe(text);
  });

  test('names no account of the log, with a key or without', () => {
    const alone = textOf(id, requestOf(bakeryCase(), ONE_LABEL));
    expect(ids.filter((account) => text.includes(account) || alone.includes(account))).toEqual([]);
  });

  test('holds no text of a call, also where accounts keep their ids', () => {
    const raw = textOf(id, requestOf(bakeryCase(), RAW));
    for (const excerpt of excerpts)
      for (const part of excerpt.match(/[A-Za-z ,]{15,}/g) ?? []) expect(raw).not.toContain(part.trim());
  });

  test('does not take over sentences of the report, which quote prompts and clients', () => {
    const secret = 'Answer as Loafy the baker';
    const whispering = JSON.parse(
      JSON.stringify(report, (key, value: unknown) =>
        /^(statement|summary|seen|predicts|excerpt|reading|value|measures)$/.test(key) && typeof value === 'string'
          ? secret
          : value,
      ),
    ) as typeof report;
    const losses = report.losses;
    expect(
      textOf(
        id,
        requestOf(
          bakeryCase(() => ({ ...whispering, losses })),
          RAW,
        ),
      ),
    ).not.toContain(secret);
  });

  test('lives with a case in which nothing was found and nothing is known', () => {
    const empty = bakeryCase((full) => ({
      ...full,
      findings: [],
      clusters: [],
      sources: [],
      totals: { ...full.totals, firstUtc: null, lastUtc: null },
    }));
    const bare = { ...empty, accounts: [], links: null, custody: [], outputs: [] };
    expect(textOf(id, requestOf(bare))).not.toMatch(/undefined|NaN|\[object/);
  });

  test.each(hostileStrings())('carries $name without harm', ({ text: hostile }) => {
    const saved = bakeryCase((full) => poisoned(full, hostile));
    const request = requestOf({ ...saved, accounts: [{ ...saved.accounts[0]!, account: hostile }], links: null }, RAW);
    const made = textOf(id, request);
    if (!['ndjson', 'graphml'].includes(id)) expect(made).not.toMatch(CONTROL);
    if (['case', 'sarif', 'stix'].includes(id)) expect(() => JSON.parse(made)).not.toThrow();
    const calm = bakeryCase((full) => poisoned(full, 'x'));
    const plain = textOf(id, requestOf({ ...calm, accounts: [{ ...calm.accounts[0]!, account: 'x' }], links: null }, RAW));
    if (id !== 'csv') expect(made.split('\n').length).toBe(plain.split('\n').length);
  });
});

test('the labels of one key are those of another request with it', () => {
  expect(requestOf().shared.accounts).toEqual(requestOf(bakeryCase(), LABELS).shared.accounts);
});
