import type { Row } from './format.js';
import { openJsonText, startsLikeJson } from './nested.js';
import { countOf } from './value.js';

/** What each row of one call may say; long messages go on in rows of their own, and the counts stand in any of them. */
export const PART_FIELDS = [
  'SequenceNumber',
  'RequestMessages',
  'ResponseMessages',
  'OperationName',
  'DeploymentName',
  'ModelName',
  'PromptTokens',
  'CompletionTokens',
] as const;
type PartField = (typeof PART_FIELDS)[number];

/** The rows of one call, in order. */
export interface CallParts {
  readonly rows: readonly Row[];
  /** A number between 0 and the last one is missing. Whether the last row is missing cannot be told. */
  readonly hasGap: boolean;
  /** Several rows of one number say different things; none of them is used. */
  readonly isAmbiguous: boolean;
}

/** A row that was exported twice counts once. */
export function orderParts(first: Row, others: readonly Row[]): CallParts {
  const rows = new Map<number, Row | null>([[0, first]]);
  for (const row of others) {
    const number = sequenceOf(row);
    const known = rows.get(number);
    if (known === undefined) rows.set(number, row);
    else if (known !== null && !isSamePart(known, row)) rows.set(number, null);
  }
  const numbers = [...rows.keys()].sort((left, right) => left - right);
  const kept = numbers.map((number) => rows.get(number) ?? null).filter((row) => row !== null);
  return {
    rows: kept,
    hasGap: numbers.at(-1) !== numbers.length - 1,
    isAmbiguous: kept.length < numbers.length,
  };
}

/** Rows without a number are first rows. */
export function sequenceOf({ SequenceNumber }: Row): number {
  return countOf(SequenceNumber) ?? 0;
}

/** The first row that says something. */
export function partField({ rows }: CallParts, field: PartField): unknown {
  for (const row of rows) if (isStated(row[field])) return row[field];
  return undefined;
}

type JoinedMessages =
  | { readonly kind: 'messages'; readonly value: unknown; readonly nested: boolean }
  /** JSON that does not end. */
  | { readonly kind: 'cut' };

/** Lists of messages follow each other; texts are pieces of one text, which is JSON or not. `undefined`: nothing was logged. */
export function joinMessages({ rows }: CallParts, field: 'RequestMessages' | 'ResponseMessages'): JoinedMessages {
  const written = rows.map((row) => row[field]).filter(isStated);
  const nested = written.some((part) => typeof part === 'string');
  const opened = written.map((part) => (typeof part === 'string' ? openJsonText(part) : part));
  if (opened.every(Array.isArray)) return { kind: 'messages', value: opened.length === 0 ? undefined : opened.flat(), nested };
  if (written.length === 1 && opened[0] !== undefined) return { kind: 'messages', value: opened[0], nested };
  if (!written.every((part) => typeof part === 'string')) return { kind: 'cut' };
  const text = written.join('');
  const value = openJsonText(text);
  if (value === undefined && startsLikeJson(text)) return { kind: 'cut' };
  return { kind: 'messages', value: value ?? text, nested: value !== undefined };
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function isSamePart(left: Row, right: Row): boolean {
  return PART_FIELDS.every((field) => JSON.stringify(left[field]) === JSON.stringify(right[field]));
}
