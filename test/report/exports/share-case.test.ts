import { describe, expect, test } from 'vitest';
import { shareCase } from '../../../src/report/exports/share-case.js';
import { BAKERY_LINKS, bakeryCase, LABELS, ONE_LABEL, RAW, tokenOf } from './shared-bakery.js';

const share = (names = LABELS, saved = bakeryCase()) => shareCase(saved, names, ({ id }) => id === 'F-001');

describe('findings', () => {
  const [first, second] = share().findings;

  test('are stated anew from counts and strength, and say which one fails', () => {
    expect(first).toMatchObject({ id: 'F-001', isSuspicion: true, isFailing: true, words: 'strong support' });
    expect(first!.statement).toBe(
      'Consistent with systematic extraction: group G-001, 12 accounts with 617 calls; strong support, 10.6 bits',
    );
    expect(second).toMatchObject({ id: 'F-002', isSuspicion: false, isFailing: false });
  });

  test('keep a quoted call as its place and the hash of its file', () => {
    const { sources } = bakeryCase().report;
    expect(first!.places).toHaveLength(5);
    expect(first!.places[0]).toEqual({
      file: 'logs/2026-03-02.ndjson',
      line: 4107,
      byte: 7_692_493,
      length: 1_240,
      streamSha256: sources[0]!.streamSha256,
      lineSha256: null,
    });
  });

  test('take the hash of the line from a production', () => {
    const source = {
      file: 'logs/2026-03-02.ndjson',
      line: 4107,
      byte: 7_692_493,
      length: 1_240,
      fileSha256: 'f'.repeat(64),
      lineSha256: 'e'.repeat(64),
    };
    const exhibit = {
      number: 'HYD-000009',
      finding: 'F-001',
      kind: 'original',
      title: '',
      standing: 'evidentiary',
      path: 'data/x',
      sizeBytes: 3,
      md5: '',
      sha256: 'd'.repeat(64),
      fullSha256: null,
      withheldBecause: null,
      removals: 0,
      replacedIds: 0,
      source,
    } as const;
    const shared = share(LABELS, { ...bakeryCase(), exhibits: [exhibit] });
    expect(shared.findings[0]!.places.map(({ lineSha256 }) => lineSha256)).toEqual(['e'.repeat(64), null, null, null, null]);
    expect(shared.exhibits).toEqual([
      { number: 'HYD-000009', finding: 'F-001', kind: 'original', name: 'data/x', sizeBytes: 3, sha256: 'd'.repeat(64) },
    ]);
  });

  test('have a fingerprint of kind and members that does not depend on their order, strength or counts', () => {
    const turned = bakeryCase((report) => ({
      ...report,
      findings: report.findings.map((finding) => ({ ...finding, strength: { ...finding.strength, bits: 3 } })),
      clusters: report.clusters.map((group) => ({ ...group, calls: 1, accounts: [...group.accounts].reverse() })),
    }));
    expect(share(LABELS, turned).findings.find(({ id }) => id === 'F-001')!.fingerprintOf).toBe(first!.fingerprintOf);
    expect(second!.fingerprintOf).not.toBe(first!.fingerprintOf);
    expect(share(ONE_LABEL).findings[0]!.fingerprintOf).toBeNull();
  });
});

describe('accounts', () => {
  test('stand in an order that does not follow their ids', () => {
    const { accounts } = share();
    const tied = accounts.filter(({ suspicionBits }) => suspicionBits === 0).map(({ account }) => account);
    expect(tied.length).toBeGreaterThan(1);
    expect(tied).toEqual([...tied].sort());
  });

  test('that only come near a suspected group leave without bits: nobody counts as suspected who is not named', () => {
    const saved = bakeryCase();
    const [first, ...others] = saved.accounts;
    const near = { ...first!, cluster: null, accused: false, suspicionBits: 3.5, near: 'G-001' };
    const bitsOf = (row: typeof near) =>
      share(RAW, { ...saved, accounts: [row, ...others] }).accounts.find(({ account }) => account === row.account)!.suspicionBits;
    expect(bitsOf(near)).toBe(0);
    const { near: _, ...named } = near;
    expect(bitsOf(named as typeof near)).toBe(3.5);
  });

  test('without a key all carry one label and nothing else that names them', () => {
    for (const { account, key } of share(ONE_LABEL).accounts)
      expect({ account, key }).toEqual({ account: 'ACCT-XXXX', key: null });
  });

  test('members and links point to their accounts', () => {
    const { accounts, groups, links } = share();
    for (const { account, at } of groups.flatMap(({ members }) => members)) expect(accounts[at]!.account).toBe(account);
    for (const { left, leftAt, right, rightAt } of links)
      expect([accounts[leftAt]!.account, accounts[rightAt]!.account]).toEqual([left, right]);
  });
});

describe('links', () => {
  test('are those of the case, strongest first, and the group says how many of how many', () => {
    const { links, groups } = share();
    expect(links.map(({ bits }) => bits)).toEqual([9.5, 4.25, 2]);
    const keys = new Set([links[0]!.left, links[0]!.right]);
    expect(keys).toEqual(new Set([BAKERY_LINKS[0]!.left, BAKERY_LINKS[0]!.right].map(LABELS.nameOf)));
    expect(groups.map(({ linksFound, linksListed }) => [linksFound, linksListed])).toEqual([
      [29, 3],
      [null, 0],
    ]);
  });

  test('of a case without a list are those that its picture draws', () => {
    const { links, groups } = share(RAW, { ...bakeryCase(), links: null });
    expect(links).toHaveLength(26);
    expect(groups[0]).toMatchObject({ linksFound: 29, linksListed: 26 });
  });
});

test('texts of the custody log and names of files carry labels', () => {
  expect(share().custody[0]!.what).toBe('Two files received; ACCT-7777 complained.');
  expect(share().accounts.map(({ key }) => key)).toContain(tokenOf('crumb-07'));
});

test('an id or a time that does not look like one is not handed on', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    tool: { ...report.tool, version: '1.0; rm -rf /' },
    totals: { ...report.totals, firstUtc: 'yesterday', lastUtc: '2026-99-01T00:00:00Z' },
  }));
  expect(share(LABELS, saved)).toMatchObject({ toolVersion: 'other', firstUtc: null, lastUtc: null });
});
