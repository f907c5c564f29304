import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('sglang/sample.ndjson');
const first = rows[0] as Row & { obj: Row; out: Row };
const withText = (text: string): Row => ({ ...first, obj: { ...first.obj, text } });

describe('the time of a call', () => {
  it('is that of the received row, else the finished one less its duration', () => {
    // 08:14:11.140 − 2.01 s = 08:14:09.130; the partner says 08:14:09.125.
    const joined = normaliseAll([first], { assumeTimeZone: 'Europe/Berlin' }, fixtureAids('sglang')).records[0];
    const alone = normaliseAll([first], { assumeTimeZone: 'Europe/Berlin' }).records[0];
    expect(joined).toMatchObject({ atMs: Date.UTC(2026, 2, 2, 7, 14, 9, 125), zone: 'assumed' });
    expect(alone).toMatchObject({ atMs: Date.UTC(2026, 2, 2, 7, 14, 9, 130), zone: 'assumed' });
  });
});

describe('a text cut by level 2', () => {
  const half = '灯'.repeat(1024);

  it.each([
    ['with the dots in the middle of 2,051 characters', `${half}...${half}`, true],
    ['counted in characters, not in UTF-16 units', `${'🗼'.repeat(1024)}...${'🗼'.repeat(1024)}`, true],
    ['of another length is whole', `${half}...${half}x`, false],
    ['of that length without the dots is whole', `${half}abc${half}`, false],
    ['with dots elsewhere is whole', `...${half}${half}`, false],
  ])('%s', (_, text, isCut) => {
    expect(normaliseAll([withText(text)]).records[0]?.context.marks.includes('text-truncated')).toBe(isCut);
  });

  it('is seen in the answer too', () => {
    const row = { ...first, out: { ...first.out, text: `${half}...${half}` } };
    expect(normaliseAll([row]).records[0]?.context.marks).toEqual(['best-effort', 'text-truncated']);
  });
});

it('skips requests that did not finish; a received row is a partner, no call', () => {
  const { records, skips } = normaliseAll([
    { event: 'request.received', rid: 'r-9' },
    { event: 'request.paused', rid: 'r-9' },
  ]);
  expect(records).toEqual([]);
  expect(skips).toEqual(['SGLang request.received: completes calls, is none', 'request.paused: no finished request']);
});

it('gives a batch of request ids no single id', () => {
  expect(normaliseAll([{ ...first, rid: ['r-1', 'r-2'] }]).records[0]?.requestId).toBeNull();
});
