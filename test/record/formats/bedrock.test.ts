import { describe, expect, it } from 'vitest';
import { NO_AIDS, type Row } from '../../../src/record/format.js';
import { bedrock } from '../../../src/record/formats/bedrock.js';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('bedrock/sample.ndjson');
const aids = fixtureAids('bedrock');
const rowOf = (id: string): Row => rows.find((row) => row.requestId === id) as Row;

describe('bodies that are stored elsewhere', () => {
  it('leave a call without text when no folder is given', () => {
    const [record] = normaliseAll([rowOf('0b7f8a60')]).records;
    expect(record).toMatchObject({ messages: [], response: null, inputTokens: 31000 });
    expect(record?.context.marks).toEqual(['body-elsewhere']);
  });

  it('are marked as cut when the stored text ends early', () => {
    const body = (path: string) => ({ kind: 'text', text: path.endsWith('input.json') ? '{"messages":[{"ro' : '{}' }) as const;
    const [record] = normaliseAll([rowOf('0b7f8a60')], {}, { ...NO_AIDS, body }).records;
    expect(record?.messages).toEqual([]);
    expect(record?.context.marks).toEqual(['text-truncated']);
  });

  it('are not asked for when the body stands in the row', () => {
    const body = () => expect.fail('asked for a body');
    const row = rowOf('0b7f8a63');
    const input = { ...(row.input as Row), inputBodyS3Path: 's3://lamp-logs/data/copy.json' };
    expect(normaliseAll([{ ...row, input }], {}, { ...NO_AIDS, body }).records[0]?.response).toBe('Eighteen miles.');
  });
});

describe('CloudTrail', () => {
  it('is no loss when none was given', () => {
    expect(normaliseAll([rowOf('0b7f8a63')]).records[0]?.context.marks).toEqual([]);
  });

  it('is missed by calls without an event when some were given', () => {
    expect(normaliseAll([rowOf('0b7f8a58')], {}, aids).records[0]?.context.marks).toEqual(['partner-missing']);
  });

  it('names a service where AWS itself called, which is no address', () => {
    const [record] = normaliseAll([rowOf('0b7f8a65')], {}, aids).records;
    expect(record).toMatchObject({ ip: null, userAgent: 'fog horn console' });
  });

  it('gives rows that are no calls', () => {
    const { skips, records } = normaliseAll(fixtureRows('bedrock/partners.ndjson'));
    expect(records).toEqual([]);
    expect(new Set(skips)).toEqual(new Set(['CloudTrail events of Bedrock: completes calls, is none']));
  });

  it('of other services is no partner', () => {
    const event = fixtureRows('bedrock/partners.ndjson').at(-1);
    expect(bedrock.partners?.map((kind) => kind.fits({ ...event, eventSource: 's3.amazonaws.com' }))).toEqual([false]);
  });

  it('is delivered as files of many events, of which those of Bedrock are kept', () => {
    const [delivery] = fixtureRows('bedrock/partners.ndjson') as [Row];
    const [trail] = bedrock.partners ?? [];
    expect(trail?.fits(delivery)).toBe(true);
    expect(trail?.unfold?.(delivery).map(({ eventSource }) => eventSource)).toEqual(['bedrock.amazonaws.com']);
    expect(trail?.fits({ Records: [] })).toBe(false);
    expect(trail?.fits({ Records: [{ eventSource: 'oven' }] })).toBe(false);
  });
});

describe('lists of log events', () => {
  it('give one call an invocation record and leave out other messages', () => {
    const wrapped = rows.find((row) => row.logEvents !== undefined) as Row;
    expect(normaliseAll([wrapped]).records.map(({ requestId }) => requestId)).toEqual(['0b7f8a61', '0b7f8a62']);
  });

  it('without an invocation record fit no format', () => {
    expect(bedrock.fits({ logEvents: [{ message: 'The lamp was lit.' }] })).toBe(false);
    expect(bedrock.fits({ logEvents: [] })).toBe(false);
  });

  it('keep the other calls when one record is cut', () => {
    const wrapped = rows.find((row) => row.logEvents !== undefined) as Row;
    const [first, , last] = wrapped.logEvents as { message: string }[];
    const row = { ...wrapped, logEvents: [{ message: first?.message.slice(0, 300) }, last] };
    const { records, problems } = normaliseAll([row]);
    expect(records.map(({ requestId }) => requestId)).toEqual(['0b7f8a62']);
    expect(problems.map(({ code }) => code)).toEqual(['E_ROW_NESTED']);
  });
});
