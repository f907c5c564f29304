import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_AIDS, type Row } from '../../../src/record/format.js';
import { azureApim } from '../../../src/record/formats/azure-apim.js';
import { fixtureAids, fixtureJson, fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('azure-apim/sample.ndjson');
const partners = fixtureRows('azure-apim/partners.ndjson');
const aids = fixtureAids('azure-apim');
const rowOf = (id: string): Row => rows.find(({ CorrelationId }) => CorrelationId === id) as Row;

/** A table row as CSV has it. */
const asText = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value),
    ]),
  );

describe('rows that complete calls', () => {
  it('are no calls themselves, each of one kind', () => {
    const kinds = partners.map((row) => azureApim.partners?.filter((kind) => kind.fits(row)).length);
    expect(new Set(kinds)).toEqual(new Set([1]));
    expect(normaliseAll(partners).records).toEqual([]);
    expect(normaliseAll(partners).problems).toEqual([]);
  });

  it('are asked for once a call', () => {
    const asked: string[] = [];
    const note = (format: string, key: string): readonly Row[] => {
      asked.push(`${format} ${key}`);
      return [];
    };
    const counted = { ...NO_AIDS, partners: note };
    normaliseAll([rowOf('5d1e-0002')], {}, counted);
    expect(asked).toEqual(['azure-apim 5d1e-0002']);
  });

  it('give columns that an account key may name', () => {
    const { records } = normaliseAll([rowOf('5d1e-0001')], { accountKey: 'ProductId+ApimSubscriptionId' }, aids);
    expect(records[0]?.account).toBe('starter/sub-bakery-1');
  });

  it('keep no more than what calls need', () => {
    const [gateway] = azureApim.partners ?? [];
    expect(Object.keys(gateway?.pick(partners[0] as Row) ?? {})).not.toContain('RequestHeaders');
  });
});

describe('a call in several rows', () => {
  it('lacks a part when its text does not end', () => {
    const first = { ...rowOf('5d1e-0002'), CorrelationId: '5d1e-0099' };
    const part = { SequenceNumber: 1, RequestMessages: '[{"role":"user","cont' };
    const [record] = normaliseAll([first], {}, { ...NO_AIDS, partners: () => [part] }).records;
    expect(record?.messages).toEqual([]);
    expect(record?.context.marks).toEqual(['partner-missing', 'sequence-gap']);
  });

  it('uses neither of two parts that contradict each other', () => {
    const parts = ['Rye?', 'Oats?'].map((RequestMessages) => ({ SequenceNumber: 1, RequestMessages }));
    const [record] = normaliseAll([rowOf('5d1e-0002')], {}, { ...NO_AIDS, partners: () => parts }).records;
    expect(record?.messages).toEqual([]);
    expect(record?.context.marks).toContain('partner-ambiguous');
  });
});

describe('a gateway row without the code of the answer', () => {
  const statusOf = (gateway: Row) => {
    const partners = () => [{ ApimSubscriptionId: 'sub-bakery-1', ...gateway }];
    const { status, errorCode } = normaliseAll([rowOf('5d1e-0001')], {}, { ...NO_AIDS, partners }).records[0]!;
    return [status, errorCode];
  };

  it('tells of a failure by the code of the backend, or by the flag', () => {
    expect(statusOf({ BackendResponseCode: 503 })).toEqual(['error', '503']);
    expect(statusOf({ IsRequestSuccess: false, LastErrorReason: 'QuotaExceeded' })).toEqual(['error', 'QuotaExceeded']);
    expect(statusOf({ IsRequestSuccess: 'false' })).toEqual(['error', 'error']);
    expect(statusOf({ BackendResponseCode: 503, ResponseCode: 200, IsRequestSuccess: true })).toEqual(['ok', null]);
  });
});

describe('a table exported as CSV', () => {
  it('gives the same calls', () => {
    const tableRows = rows.filter(({ CorrelationId }) => CorrelationId !== undefined);
    const { records } = normaliseAll(tableRows.map(asText), {}, aids);
    const expected = fixtureJson<{ requestId: string; nested?: boolean }[]>('azure-apim/expected.json');
    expect(records).toHaveLength(tableRows.length);
    for (const record of records) {
      const { nested: _, ...facts } = expected.find(({ requestId }) => requestId === record.requestId) ?? {};
      expect(record).toMatchObject(facts);
    }
  });
});

describe('a storage export', () => {
  it('may have its properties as JSON text', () => {
    const row = rows.find(({ category }) => category === 'GatewayLlmLogs') as Row;
    const written = { ...row, properties: JSON.stringify(row.properties) };
    const [plain, text] = [row, written].map((each) => normaliseAll([each], {}, aids).records[0]);
    expect(text).toEqual(plain);
  });
});

describe('damaged partner rows', () => {
  it('never stop a call', () => {
    const values = fc.oneof(fc.jsonValue(), fc.constantFrom('[{"role":"us', '1', '-1', 'hit', '{"User-Agent":'));
    const row = fc.dictionary(
      fc.constantFrom(
        'SequenceNumber',
        'RequestMessages',
        'ResponseMessages',
        'ResponseCode',
        'CallerIpAddress',
        'RequestBody',
        'ModelName',
        'PromptTokens',
        'TotalTime',
      ),
      values,
    );
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.array(row, { maxLength: 5 }), (call, found) => {
        const { records, problems } = normaliseAll([call], {}, { ...NO_AIDS, partners: () => found });
        expect(records.length + problems.length).toBe(1);
        for (const record of records) expect(JSON.parse(JSON.stringify(record))).toEqual(record);
      }),
    );
  });
});
