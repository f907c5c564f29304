import { existsSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, test } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { FORMATS } from '../../../src/record/formats/index.js';
import { partnerOf } from '../../../src/record/partner.js';
import { fixtureAids, fixtureJson, fixturePath, fixtureRows, fixtureText, normaliseAll } from '../format-fixtures.js';

const samples = new Map(FORMATS.map(({ id }) => [id, fixtureRows(`${id}/sample.ndjson`)]));

describe.each(FORMATS.map((format) => [format.id, format] as const))('format %s', (id, format) => {
  it('fits its own sample and no other format does', () => {
    for (const row of samples.get(id) ?? []) {
      expect(FORMATS.filter((other) => other.fits(row)).map((other) => other.id)).toEqual([id]);
    }
  });

  it('reads the calls of its sample', () => {
    const { records, problems, formats } = normaliseAll(samples.get(id) ?? [], {}, fixtureAids(id));
    const expected = fixtureJson<object[]>(`${id}/expected.json`);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(expected.length);
    for (const [at, record] of records.entries()) expect(record).toMatchObject(expected[at] as object);
    for (const [at, record] of records.entries())
      expect(record.parameters).toEqual((expected[at] as { parameters?: object }).parameters ?? record.parameters);
    expect(new Set(formats)).toEqual(new Set([id]));
  });

  it('says why the rows of its broken sample are no records', () => {
    const { records, problems } = normaliseAll(fixtureRows(`${id}/broken.ndjson`));
    const found = problems.map(({ place, code, reason }) => ({ line: place.line, code, reason }));
    expect(records).toEqual([]);
    expect(found).toEqual(fixtureJson(`${id}/expected-rejects.json`));
  });

  it('gives records that are plain JSON', () => {
    const { records } = normaliseAll(samples.get(id) ?? []);
    expect(JSON.parse(JSON.stringify(records))).toEqual(records);
  });

  it('gives the same record whatever rows came before', () => {
    const rows = samples.get(id) ?? [];
    const others = [...samples.values()].flat();
    const alone = normaliseAll(rows).records;
    const after = normaliseAll([...others, ...rows]).records.slice(-alone.length);
    expect(after.map(withoutPlace)).toEqual(alone.map(withoutPlace));
  });

  it('takes no row that completes calls of any format, but those that are calls themselves; its own complete no other format', () => {
    const { partners: kinds = [] } = format;
    const partners = existsSync(fixturePath(`${id}/partners.ndjson`)) ? fixtureRows(`${id}/partners.ndjson`) : [];
    for (const row of partners) {
      const isCall = kinds.some((kind) => kind.wantedBy !== undefined && kind.fits(row));
      expect(FORMATS.filter((other) => other.fits(row)).map((other) => other.id)).toEqual(isCall ? [id] : []);
      expect(FORMATS.filter((other) => partnerOf(other, row) !== null).map((other) => other.id)).toEqual([id]);
    }
    const calls = [...samples.values()].flat();
    for (const kind of kinds.filter(({ wantedBy }) => wantedBy === undefined))
      expect(calls.filter((row) => kind.fits(row))).toEqual([]);
  });

  it('describes itself', () => {
    expect(format.title).not.toBe('');
    expect(format.rule).not.toBe('');
    expect(format.about.source).not.toBe('');
    expect(format.about.losses.length).toBeGreaterThan(0);
    for (const names of Object.values(format.identifiers)) expect(names.length).toBeGreaterThan(0);
    expect(format.identifiers[format.accountKeyTrust]).toBeDefined();
  });
});

function withoutPlace({ place: _, ...rest }: { place: unknown }): object {
  return rest;
}

describe.each(['litellm-spend', 'litellm-errors', 'portkey', 'vertex', 'generic'])('%s as CSV', (id) => {
  it('gives the same calls when every column is text', () => {
    const rows = parse(fixtureText(`${id}/sample.csv`), { columns: true }) as Row[];
    const { records } = normaliseAll(rows);
    const expected = fixtureJson<object[]>(`${id}/expected.json`);
    expect(records).toHaveLength(expected.length);
    for (const [at, record] of records.entries()) expect(record).toMatchObject(expected[at] as object);
  });
});

test('kinds of partners have titles of their own, by which they are told', () => {
  const titles = FORMATS.flatMap(({ partners = [] }) => partners.map(({ title }) => title));
  expect(new Set(titles).size).toBe(titles.length);
});

describe('formats of one row with several spans', () => {
  it('otlp skips rows without model calls and counts the others once', () => {
    const { skips, formats } = normaliseAll(samples.get('otlp') ?? []);
    expect(skips).toEqual([
      'span without gen_ai attributes',
      'OTLP log records: none tells of a whole operation',
      'OTLP metrics',
      'OTLP log records: none tells of a whole operation',
    ]);
    expect(formats).toHaveLength(12);
  });
});

describe('generic with a map', () => {
  const map = { account: 'who.id', time: 'at', time_unit: 'ms', prompt: 'ask.text', response: 'say', model: 'engine' };

  it('reads the mapped columns', () => {
    const { records } = normaliseAll(fixtureRows('generic/mapped.ndjson'), { map });
    const expected = fixtureJson<object[]>('generic/mapped-expected.json');
    for (const [at, record] of records.entries()) expect(record).toMatchObject(expected[at] as object);
    expect(records).toHaveLength(2);
  });

  it('comes before the other formats, which still read their own rows', () => {
    const rows = [...fixtureRows('generic/mapped.ndjson'), ...fixtureRows('litellm/sample.ndjson')];
    expect(new Set(normaliseAll(rows, { map }).formats)).toEqual(new Set(['generic', 'litellm']));
  });

  it('tells all faults of a map at once', () => {
    expect(() => normaliseAll([], { map: { acount: 'a', time_unit: 'h' } })).toThrow(
      /unknown field "acount"; time_unit "h" is none of s, ms/,
    );
  });
});

describe('a format chosen by the person', () => {
  it('is the only one that is tried', () => {
    const { problems, records } = normaliseAll(fixtureRows('bedrock/sample.ndjson'), { inputFormat: 'litellm' });
    expect(records).toEqual([]);
    expect(problems[0]?.reason).toBe(
      'fits no format; nearest is litellm, which needs the keys `call_type`, `startTime`, `metadata`',
    );
  });

  it('must be known', () => {
    expect(() => normaliseAll([], { inputFormat: 'litelm' })).toThrow(/expected one of bedrock, otlp, .*, got "litelm"/);
  });
});
