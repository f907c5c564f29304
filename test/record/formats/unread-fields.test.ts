import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import type { Row, RowAids } from '../../../src/record/format.js';
import { FORMATS } from '../../../src/record/formats/index.js';
import { createNormaliser } from '../../../src/record/normalise.js';
import { fixtureAids, fixtureRows } from '../format-fixtures.js';

type Path = readonly string[];
type Holder = Record<string, unknown>;

/** Prompts, answers and what stands in them have one reader for all formats, with tests of its own. */
const BODIES = new Set([
  ...['messages', 'request', 'response', 'request_body', 'response_body', 'full_request', 'full_response', 'body', 'params'],
  ...['input', 'output', 'inputs', 'outputs', 'inputBodyJson', 'outputBodyJson', 'RequestMessages', 'ResponseMessages'],
  ...['RequestBody', 'ResponseBody', 'proxy_server_request', 'request_kwargs', 'usage', 'message', 'events', 'payload', 'obj'],
]);
const MAX_DEPTH = 8;

const PLACE = { source: 0, piece: 0, line: 1, byte: 0, length: 1 };

/** What a row gives, as text; a field is read when another value of it, or its absence, gives something else. */
type Give = (row: Row) => { readonly text: string; readonly formats: readonly string[] };

function giver(aids: RowAids): Give {
  const normalise = createNormaliser(DEFAULT_SETTINGS, aids);
  return (row) => {
    const given: unknown[] = [];
    const formats: string[] = [];
    normalise(row, PLACE, {
      record(record) {
        given.push(record);
        formats.push(record.format);
      },
      problem: ({ code, reason }) => void given.push(code, reason),
      skip: (reason) => void given.push(reason),
      format: (id) => void given.push(id),
    });
    return { text: JSON.stringify(given), formats };
  };
}

function othersOf(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 7, 503, 0];
  if (typeof value === 'boolean') return [!value];
  if (value === null) return ['other', '2026-03-02T09:00:00Z', 7];
  if (typeof value !== 'string') return Array.isArray(value) ? [['User-Agent: other']] : [{}];
  if (/^\d{4}-/.test(value)) return [value.replace(/^\d{4}/, '2021')];
  return /^\d+$/.test(value) ? [String(Number(value) + 7), '503'] : [`${value} other`, 'true', 'error', 'ERROR'];
}

function changesOutcome(row: Row, give: Give, holder: Holder, key: string): boolean {
  const { text } = give(row);
  const written = holder[key];
  delete holder[key];
  let changes = give(row).text !== text;
  for (const other of othersOf(written)) {
    holder[key] = other;
    changes ||= give(row).text !== text;
  }
  holder[key] = written;
  return changes;
}

const at = (row: Row, path: Path): Holder => path.reduce<unknown>((holder, key) => (holder as Holder)[key], row) as Holder;

/** In the row as it is, or in one that lacks all that may stand before the field: of two names of a thing the second is read too. */
function isRead(row: Row, give: Give, path: Path, key: string, id: string): boolean {
  const whole = structuredClone(row);
  if (changesOutcome(whole, give, at(whole, path), key)) return true;
  const bare = structuredClone(row);
  const isCall = (): boolean => give(bare).formats[0] === id;
  if (!isCall()) return false;
  for (let depth = 0; depth <= path.length; depth++) {
    const holder = at(bare, path.slice(0, depth));
    for (const other of Object.keys(holder).filter((name) => name !== (path[depth] ?? key))) {
      const written = holder[other];
      delete holder[other];
      if (!isCall()) holder[other] = written;
    }
  }
  return changesOutcome(bare, give, at(bare, path), key) || isReadBesideOther(row, give, path, key);
}

/** What a field says may count only when another one of the row says that the call failed, say. */
function isReadBesideOther(row: Row, give: Give, path: Path, key: string): boolean {
  const holder = at(structuredClone(row), path);
  return Object.keys(holder).some((other) =>
    othersOf(holder[other]).some((value) => {
      const changed = structuredClone(row);
      at(changed, path)[other] = value;
      return other !== key && changesOutcome(changed, give, at(changed, path), key);
    }),
  );
}

/** Dotted names of the fields of the samples that no sample shows to be read. */
function unreadFields(id: string): readonly string[] {
  const give = giver(fixtureAids(id));
  const read = new Map<string, boolean>();
  const visit = (row: Row, path: Path): void => {
    const holder = at(row, path);
    for (const [key, value] of Object.entries(holder)) {
      const name = [...path, key].join('.');
      const isOpened = isHolder(value) && !BODIES.has(key) && path.length < MAX_DEPTH;
      if (isOpened) visit(row, [...path, key]);
      else if (read.get(name) !== true) read.set(name, isRead(row, give, path, key, id));
    }
  };
  const calls = fixtureRows(`${id}/sample.ndjson`).filter((row) => give(row).formats.length > 0);
  for (const row of calls) visit(row, []);
  const names = [...read.keys()];
  return names.filter((name) => read.get(name) === false && !names.some((inner) => inner.startsWith(`${name}.`)));
}

function isHolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

/** `metadata.*` names `extra.metadata.team`, and `cost_details` names `cost_details.total`. */
function isNamedBy(name: string, entry: string): boolean {
  return entry.endsWith('.*') ? `.${name}`.includes(`.${entry.slice(0, -1)}`) : `.${name}.`.includes(`.${entry}.`);
}

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (id, { about }) => {
  const { unread = [] } = about;
  const isNamed = (name: string): boolean => unread.some((entry) => isNamedBy(name, entry));

  // The attributes of OTLP spans are read as those of `otel-rows` are, and stand in lists.
  it.skipIf(id === 'otlp')('lists the fields of its samples that it does not read, and no other', () => {
    const fields = unreadFields(id);
    expect(fields.filter((name) => !isNamed(name))).toEqual([]);
    expect(unread.filter((entry) => !fields.some((name) => isNamedBy(name, entry)))).toEqual([]);
  });
});
