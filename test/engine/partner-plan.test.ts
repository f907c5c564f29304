import { expect, test } from 'vitest';
import { isGrown, planPartners } from '../../src/engine/partner-plan.js';
import type { JoinPartner } from '../../src/record/format.js';

const kindOf = (title: string, wantedBy?: () => boolean): JoinPartner => ({
  title,
  rule: '',
  fits: () => true,
  key: () => null,
  pick: (row) => row,
  ...(wantedBy && { wantedBy }),
});
const KINDS = [kindOf('traces'), kindOf('events', () => true)];
const saw = (source: number, partners: readonly string[], wanted: readonly string[] = []) => ({ source, partners, wanted });

test('inputs with partner rows are read before the calls', () => {
  expect(planPartners([saw(0, []), saw(1, ['traces'])], KINDS)).toEqual({ mixed: new Set([1]), wanted: new Set() });
});

test('rows that are calls themselves are collected only when a call asks for them', () => {
  expect(planPartners([saw(0, ['events'])], KINDS).mixed).toEqual(new Set());
  expect(planPartners([saw(0, ['events']), saw(1, [], ['events'])], KINDS)).toEqual({
    mixed: new Set([0]),
    wanted: new Set(['events']),
  });
});

test('what nobody holds is not planned, however much it is asked for', () => {
  const before = planPartners([saw(0, ['traces'])], KINDS);
  const after = planPartners([saw(0, ['traces']), saw(1, [], ['events'])], KINDS);
  expect(isGrown(after, before)).toBe(false);
});

test('a plan grows with an input that turns out to be mixed, and with a kind that turns out to be asked for', () => {
  const before = planPartners([saw(0, ['traces', 'events'])], KINDS);
  expect(isGrown(planPartners([saw(0, ['traces', 'events']), saw(1, ['traces'])], KINDS), before)).toBe(true);
  expect(isGrown(planPartners([saw(0, ['traces', 'events'], ['events'])], KINDS), before)).toBe(true);
});
