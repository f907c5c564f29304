import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/store/canonical-json.js';
import {
  appendCustody,
  type CustodyDraft,
  type CustodyEntry,
  custodyHead,
  custodyText,
  extendCustody,
  NOTHING_STATED,
  parseCustody,
  readCustody,
} from '../../src/store/custody.js';

const draft = (what: string): CustodyDraft => ({
  action: 'received',
  what,
  facts: { files: 2 },
  sha256s: [{ name: 'rye.ndjson', sha256: 'ab'.repeat(32) }],
});
const BASIS = { at: '2026-03-20T14:00:00.000Z', timeBasis: 'stated by the operator', operator: 'A. Baker' } as const;
const entries = extendCustody([], [draft('one'), draft('two'), draft('three')], BASIS);
const lines = custodyText(entries).trimEnd().split('\n');

function brokenAt(text: string): number | undefined {
  try {
    parseCustody('c', text);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ code: 'E_CUSTODY_BROKEN', exitCode: 4 });
    return (error as { readonly place: { readonly line: number } }).place.line;
  }
}

function rewritten(i: number, what: string): string {
  const others = [...entries.slice(0, i)];
  return custodyText(extendCustody(others, [draft(what)], BASIS))
    .trimEnd()
    .split('\n')[i] as string;
}

describe('a custody log', () => {
  test('holds in each line the SHA-256 of the line before, and zeros in the first', () => {
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(entries.map(({ previous }) => previous)).toEqual(['0'.repeat(64), sha256(lines[0]!), sha256(lines[1]!)]);
    expect(custodyHead(entries)).toBe(sha256(lines[2]!));
  });

  test('is read back as it was written', () => {
    expect(parseCustody('c', custodyText(entries))).toEqual(entries);
    expect(parseCustody('c', '')).toEqual([]);
  });

  test('that is extended keeps its lines', () => {
    const longer = extendCustody(entries, [draft('four')], NOTHING_STATED);
    expect(custodyText(longer).startsWith(custodyText(entries))).toBe(true);
    expect(longer.at(-1)).toMatchObject({ sequence: 4, at: null, timeBasis: 'time not stated', operator: null });
  });

  test.each([
    ['a changed word', lines.with(1, lines[1]!.replace('two', 'zwei')), 2],
    ['a changed word in the last line', lines.with(2, lines[2]!.replace('three', 'drei')), 3],
    ['an entry written anew, hash and all', lines.with(1, rewritten(1, 'zwei')), 3],
    ['the last entry written anew, which only its head shows', lines.with(2, rewritten(2, 'drei')), undefined],
    ['a missing line', [lines[0]!, lines[2]!], 2],
    ['two lines that changed places', [lines[1]!, lines[0]!, lines[2]!], 1],
    ['a line twice', [lines[0]!, lines[0]!, lines[1]!], 2],
    ['another spelling of the same entry', lines.with(0, lines[0]!.replace('"action":', '"action": ')), 1],
    ['a further field', lines.with(0, lines[0]!.replace('{', '{"a":1,')), 1],
    ['no JSON', ['rye', ...lines], 1],
  ])('names the first line that does not fit: %s', (_, changed, line) => {
    expect(brokenAt(`${changed.join('\n')}\n`)).toBe(line);
  });

  test('that was cut inside a line is broken there', () => {
    expect(brokenAt(custodyText(entries).slice(0, -4))).toBe(3);
  });
});

describe('the custody log of a case', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'hydrometer-custody-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('is begun where there is none', async () => {
    expect(await readCustody(dir)).toBeNull();
    await appendCustody(dir, [], [draft('one')], BASIS);
    expect(await readCustody(dir)).toEqual(entries.slice(0, 1));
  });

  test('is not appended to when something else wrote meanwhile', async () => {
    await appendCustody(dir, [], [draft('one')], BASIS);
    await expect(appendCustody(dir, [], [draft('two')], BASIS)).rejects.toMatchObject({ code: 'E_CUSTODY_MOVED', exitCode: 4 });
    expect(readFileSync(join(dir, 'custody.ndjson'), 'utf8')).toBe(`${lines[0]}\n`);
  });

  test('is not followed through a link', async () => {
    writeFileSync(join(dir, 'elsewhere'), '');
    symlinkSync(join(dir, 'elsewhere'), join(dir, 'custody.ndjson'));
    await expect(readCustody(dir)).rejects.toMatchObject({ code: 'E_CUSTODY_BROKEN' });
  });
});

describe('canonical JSON', () => {
  test('has one spelling for equal values', () => {
    expect(canonicalJson({ b: [1, null, true], a: 'é\u2028"', 'a.b': {} })).toBe('{"a":"é\u2028\\"","a.b":{},"b":[1,null,true]}');
  });

  test.each([[1.5], [Number.NaN], [undefined], [1n], [2 ** 53]])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('is JSON that gives the entry back', () => {
    for (const entry of entries) expect(JSON.parse(canonicalJson(entry)) as CustodyEntry).toEqual(entry);
  });
});
