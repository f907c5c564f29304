import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { azureOpenai } from '../../../src/record/formats/azure-openai.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('azure-openai/sample.ndjson');
const first = rows[0] as Row;

describe('other categories', () => {
  it('of such a resource are skipped', () => {
    const { skips } = normaliseAll(rows);
    expect(skips).toEqual(['Azure OpenAI diagnostics of another category than RequestResponse']);
  });

  it('of other resources belong to nobody here', () => {
    const row = { ...first, category: 'Audit', resourceId: '/SUBSCRIPTIONS/S/PROVIDERS/MICROSOFT.STORAGE/ACCOUNTS/OVEN' };
    expect(azureOpenai.fits(row)).toBe(false);
  });
});

describe('the time of a call', () => {
  it('is read from the digits, not from the number that JSON readers make of them', () => {
    expect(normaliseAll([first]).records[0]?.atMs).toBe(1772435649123.001);
  });

  it('is the time of the row where the request has none', () => {
    expect(normaliseAll([{ ...first, properties: '{}' }]).records[0]).toMatchObject({ atMs: 1772435650123, zone: 'offset' });
  });
});

describe('the address', () => {
  it.each(['203.0.113.0', '203.0.113.***'])('%s is masked and shared by nobody', (callerIpAddress) => {
    const [record] = normaliseAll([{ ...first, callerIpAddress }]).records;
    expect(record?.ip).toBeNull();
    expect(record?.context.marks).toContain('text-redacted');
  });

  it.each(['203.0.113.10', '2001:db8::0'])('%s is whole', (callerIpAddress) => {
    const [record] = normaliseAll([{ ...first, callerIpAddress }]).records;
    expect(record?.ip).toBe(callerIpAddress);
    expect(record?.context.marks).toEqual(['text-not-exported']);
  });

  it('may be missing, which is no mask', () => {
    const { callerIpAddress: _, ...row } = first;
    expect(normaliseAll([row]).records[0]?.context.marks).toEqual(['text-not-exported']);
  });
});
