import { openBodyText } from './body-text.js';
import type { RowAids, SealedBody } from './format.js';
import type { CallMark } from './record.js';
import { isRow } from './value.js';

/** AI Gateway keeps at most this much of a call. */
const LOG_BYTES = 1_000_000;

/** `absent`: the export has no such column; `empty`: it has, and nothing is in it; `closed`: it could not be opened. */
export interface OpenedField {
  readonly kind: 'body' | 'absent' | 'empty' | 'closed';
  readonly body: unknown;
  /** It was JSON text, sealed or not. */
  readonly nested: boolean;
}

/** Opens a field that Cloudflare seals for the owner's key; what went wrong is marked. A field without `key` is plain. */
export function openSealedField(value: unknown, aids: RowAids, marks: CallMark[]): OpenedField {
  if (value === undefined) return without('absent');
  if (isEmpty(value)) return without('empty');
  if (typeof value === 'string') return openText(value, marks);
  if (isSealed(value)) {
    const opened = aids.unseal({ key: value.key, iv: value.iv, data: value.data });
    if (opened.kind === 'text') return opened.text === '' ? without('empty') : openText(opened.text, marks);
    add(marks, opened.kind === 'no-key' ? 'body-encrypted' : 'body-undecryptable');
    return without('closed');
  }
  return isRow(value) && typeof value.data === 'string' && Object.keys(value).length === 1
    ? openText(value.data, marks)
    : { kind: 'body', body: value, nested: false };
}

function openText(text: string, marks: CallMark[]): OpenedField {
  const opened = openBodyText(text);
  if (opened.kind === 'cut' || text.length >= LOG_BYTES) add(marks, 'text-truncated');
  return opened.kind === 'cut' ? without('closed') : { ...opened, nested: typeof opened.body !== 'string' };
}

function isSealed(value: unknown): value is SealedBody {
  return isRow(value) && typeof value.key === 'string' && typeof value.iv === 'string' && typeof value.data === 'string';
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (isRow(value) && Object.keys(value).length === 0);
}

function without(kind: 'absent' | 'empty' | 'closed'): OpenedField {
  return { kind, body: undefined, nested: false };
}

function add(marks: CallMark[], mark: CallMark): void {
  if (!marks.includes(mark)) marks.push(mark);
}
