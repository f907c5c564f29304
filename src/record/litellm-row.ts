import type { FormatRecord, FormatResult, FormatSettings, Row } from './format.js';
import { openJsonText } from './nested.js';
import { type NestedField, openFields } from './nested-fields.js';
import type { CallMark } from './record.js';
import { holdsPlaceholder } from './redacted.js';
import { callOf, nestedProblem, timeProblem } from './row-problem.js';
import { readTime, type TimeReading } from './time.js';
import { durationOf, isRow, numberOf, rowOf, textOf } from './value.js';
import { assumedClock } from './zone.js';

/** Nothing, in any of the ways in which LiteLLM's sinks write it: `{}` is the default of its database columns. */
export function isEmptyBody(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (!isRow(value)) return false;
  for (const _ in value) return false;
  return true;
}

export interface TableTimes {
  readonly start: TimeReading;
  /** From start to end. */
  readonly tookMs: number | null;
}

type TableRecord = (row: Row, times: TableTimes, nested: boolean) => FormatRecord;

/** How a row of a table of LiteLLM's becomes a call: columns with JSON are opened, times are read, the rest is up to the table. */
export function tableCalls(
  fields: readonly NestedField[],
  toRecord: TableRecord,
): (written: Row, settings: FormatSettings) => readonly FormatResult[] {
  return (written, settings) => {
    const { row, nested, broken } = openFields(written, fields);
    if (broken !== null) return [nestedProblem(broken)];
    const times = readTableTimes(row, settings);
    return [times === null ? timeProblem('startTime', row.startTime, 's') : callOf(row, toRecord(row, times, nested))];
  };
}

/** When the call began, and how long it took; null when its start is no time. */
function readTableTimes(row: Row, { assumeTimeZone }: FormatSettings): TableTimes | null {
  const clock = assumedClock(assumeTimeZone);
  const start = readTime(row.startTime, 's', clock);
  if (start === null) return null;
  const endMs = readTime(row.endTime, 's', clock)?.atMs ?? null;
  return { start, tookMs: start.atMs === null || endMs === null ? null : durationOf(endMs - start.atMs) };
}

interface LitellmCall {
  readonly row: Row;
  readonly metadata: Row;
  /** The request body as it stands in the row. */
  readonly prompt: unknown;
}

/** What is unusual about a call of LiteLLM's: kept in all its kinds of rows under the same names. */
export function litellmMarks({ row, metadata, prompt }: LitellmCall): readonly CallMark[] {
  const marks: CallMark[] = [];
  if (isEmptyBody(prompt)) marks.push('text-not-exported');
  // `turn_off_message_logging` writes one placeholder in place of every message, and one for the answer.
  if (holdsPlaceholder(prompt) || holdsPlaceholder(row.response)) marks.push('text-redacted');
  const headers = rowOf(rowOf(row.hidden_params).additional_headers);
  const previous = metadata.previous_models;
  const isRetry =
    (numberOf(metadata.attempted_retries) ??
      numberOf(metadata.retry_count) ??
      numberOf(headers['x-litellm-attempted-retries']) ??
      0) > 0 ||
    (Array.isArray(previous) && previous.length > 0);
  if (isRetry) marks.push('retry');
  // Another model than the one asked for is no sign by itself: aliases and load balancing bring it about too.
  if ((numberOf(metadata.attempted_fallbacks) ?? numberOf(headers['x-litellm-attempted-fallbacks']) ?? 0) > 0)
    marks.push('fallback');
  return marks;
}

/** The proxy also writes the client into the tags, as `User-Agent: openai-python/1.40.3` beside a shorter form without version. */
export function userAgentOf({ request_tags: tags }: Row, { user_agent: stated }: Row): string | null {
  return textOf(stated) ?? taggedUserAgent(typeof tags === 'string' ? openJsonText(tags) : tags);
}

function taggedUserAgent(tags: unknown): string | null {
  if (!Array.isArray(tags)) return null;
  let found: string | null = null;
  for (const tag of tags) {
    if (typeof tag !== 'string' || !tag.startsWith('User-Agent: ')) continue;
    const agent = tag.slice(12);
    if (found === null || agent.length > found.length) found = agent;
  }
  return found === '' ? null : found;
}
