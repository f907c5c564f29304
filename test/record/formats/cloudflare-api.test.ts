import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { cloudflareApi } from '../../../src/record/formats/cloudflare-api.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('cloudflare-api/sample.ndjson');
const [entry, listing] = rows as [Row, Row];

describe('a page of the listing', () => {
  it('gives a call an entry; one that is no object is a problem beside them', () => {
    const { records, problems } = normaliseAll([{ ...listing, result: [entry, 'lamp', entry] }]);
    expect(records.map(({ requestId }) => requestId)).toEqual(['01JLAMP1', '01JLAMP1']);
    expect(problems.map(({ code }) => code)).toEqual(['E_ROW_SHAPE']);
  });

  it('without entries, or of another kind, is not recognised', () => {
    expect(cloudflareApi.fits({ success: true, result: [] })).toBe(false);
    expect(cloudflareApi.fits({ success: true, result: [{ id: 'zone' }] })).toBe(false);
    expect(cloudflareApi.fits({ success: true, result: { tokens_in: 1 } })).toBe(false);
  });
});

describe('the step of an entry', () => {
  it.each([
    [0, []],
    [1, ['fallback']],
    [null, []],
  ])('%j gives the marks %j', (step, marks) => {
    const { records } = normaliseAll([{ ...entry, step, request_head: '{}' }]);
    expect(records[0]?.context.marks).toEqual(marks);
  });
});

describe('the start of a body', () => {
  it('that is whole JSON is read; when the entry says that more followed, it is marked', () => {
    const row = { ...(rows[2] as Row), response_head_complete: false };
    const [record] = normaliseAll([row]).records;
    expect(record).toMatchObject({ response: 'At nine.' });
    expect(record?.context.marks).toEqual(['text-truncated']);
  });
});
