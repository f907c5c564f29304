import { describe, expect, test } from 'vitest';
import { TLP_WORDS, tlpMarking } from '../../../src/report/exports/tlp.js';
import { shapeFaults } from './read-shapes.js';
import { bakeryCase, LABELS, ONE_LABEL, RAW, requestOf, textOf, tokenOf } from './shared-bakery.js';

interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [name: string]: unknown;
}
interface Bundle {
  readonly id: string;
  readonly objects: readonly StixObject[];
}
const bundleOf = (...args: Parameters<typeof requestOf>): Bundle => JSON.parse(textOf('stix', requestOf(...args))) as Bundle;
const ofType = ({ objects }: Bundle, type: string) => objects.filter((object) => object.type === type);
const bundle = bundleOf();

test('a bundle has the shapes of STIX 2.1, with a key, without one, and with raw ids', () => {
  for (const names of [LABELS, ONE_LABEL, RAW]) expect(shapeFaults('stix', bundleOf(bakeryCase(), names))).toEqual([]);
  expect(shapeFaults('stix', { ...bundle, objects: [{ type: 'grouping', id: 'grouping--1' }] })).not.toEqual([]);
});

test('ids occur once, and every reference leads to an object of the bundle', () => {
  const ids = bundle.objects.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const object of bundle.objects)
    for (const key of ['object_refs', 'object_marking_refs', 'created_by_ref'])
      for (const ref of [object[key] ?? []].flat()) expect(ids).toContain(ref);
});

test('ids of observables are those that every producer gives: UUIDv5 of the identifying properties', () => {
  // uuid.uuid5(UUID('00abedb4-aa42-466c-9c01-fed23315a9b7'), '{"user_id":"crumb-07"}') and stix2 3.0.2 agree
  const raw = bundleOf(bakeryCase(), RAW);
  expect(ofType(raw, 'user-account').find(({ user_id }) => user_id === 'crumb-07')!.id).toBe(
    'user-account--c8f4ffd7-0350-5ec3-b3f1-cc2068134b01',
  );
});

test('changed content has a new id, a further export of the same case has not', () => {
  const later = bundleOf(bakeryCase(), LABELS, { at: '2026-03-21T00:00:00.000Z' });
  expect(later.id).not.toBe(bundle.id);
  expect(ofType(later, 'user-account')).toEqual(ofType(bundle, 'user-account'));
  expect(ofType(later, 'indicator').map(({ id }) => id)).not.toEqual(ofType(bundle, 'indicator').map(({ id }) => id));
  expect(bundleOf()).toEqual(bundle);
});

test('times come from the log, or from the operator', () => {
  expect(ofType(bundle, 'grouping')[0]!.created).toBe(bakeryCase().report.totals.lastUtc);
  const stated = bundleOf(bakeryCase(), LABELS, { at: '2026-03-21T00:00:00.000Z' });
  expect(ofType(stated, 'grouping')[0]).toMatchObject({
    created: '2026-03-21T00:00:00.000Z',
    modified: '2026-03-21T00:00:00.000Z',
  });
});

describe('indicators', () => {
  test('name the token of each member of the suspected group, and of no other', () => {
    const members = bakeryCase().report.clusters[0]!.accounts.map(({ account }) => tokenOf(account));
    const patterns = ofType(bundle, 'indicator').map(({ pattern }) => String(pattern));
    expect(patterns.sort()).toEqual(members.map((token) => `[user-account:user_id = '${token}']`).sort());
  });

  test('are left out where one label stands for all', () => {
    const alone = bundleOf(bakeryCase(), ONE_LABEL);
    expect(ofType(alone, 'indicator')).toEqual([]);
    expect(ofType(alone, 'user-account')).toHaveLength(1);
    expect(String(ofType(alone, 'grouping')[0]!.description)).toContain('cannot be told apart');
  });

  test('escape a quote and a backslash in an id', () => {
    const saved = bakeryCase((report) => ({
      ...report,
      clusters: report.clusters.map((group) => ({
        ...group,
        accounts: group.accounts.map((member, i) => (i === 0 ? { ...member, account: "o'rye\\" } : member)),
      })),
    }));
    const patterns = ofType(bundleOf(saved, RAW), 'indicator').map(({ pattern }) => pattern);
    expect(patterns).toContain("[user-account:user_id = 'o\\'rye\\\\']");
  });
});

test('only a suspected group is grouped as suspicious activity', () => {
  expect(ofType(bundle, 'grouping').map(({ name, context }) => [name, context])).toEqual([
    ['Account group G-001', 'suspicious-activity'],
    ['Account group G-002', 'unspecified'],
  ]);
});

test('an account is observed as often as it called, and not at all where no time is known', () => {
  const [member] = requestOf().shared.groups[0]!.members;
  expect(ofType(bundle, 'observed-data').map(({ number_observed }) => number_observed)).toContain(member!.calls);
  const timeless = bakeryCase((report) => ({
    ...report,
    clusters: report.clusters.map((group) => ({
      ...group,
      accounts: group.accounts.map((each) => ({ ...each, firstUtc: null, lastUtc: null })),
    })),
  }));
  expect(ofType(bundleOf({ ...timeless, accounts: [] }), 'observed-data')).toEqual([]);
});

test.each(TLP_WORDS)('TLP:%s is the marking that was published, and every object carries it', (tlp) => {
  const marked = bundleOf(bakeryCase(), LABELS, { tlp });
  expect(marked.objects[0]).toEqual(tlpMarking(tlp));
  for (const object of marked.objects.slice(1)) expect(object.object_marking_refs).toEqual([tlpMarking(tlp).id]);
});

test('the ids of the markings are those of the OASIS common objects', () => {
  expect(TLP_WORDS.map((tlp) => tlpMarking(tlp).id.slice(20, 28))).toEqual([
    '94868c89',
    'bab4a63c',
    '55d920b0',
    '939a9414',
    'e828b379',
  ]);
});
