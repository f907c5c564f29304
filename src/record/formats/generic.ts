import { UsageError } from '../../errors.js';
import { compileAccountKey } from '../account-key.js';
import { dialectOf } from '../exchange.js';
import type { FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import {
  fieldReaders,
  type GenericReaders,
  MAP_KEYS,
  NATURAL_ACCOUNT,
  TIME_UNITS,
  timeColumn,
  toGenericRecord,
} from '../generic-fields.js';
import { compilePath, MAX_STEPS } from '../path.js';
import { callOf, timeProblem } from '../row-problem.js';
import { readTime, type TimeUnit } from '../time.js';
import { isTracedRow } from '../traced-rows.js';
import { assumedClock } from '../zone.js';

const ABOUT: LogFormat['about'] = {
  source: 'columns named by the person (--map), or the usual names of columns',
  losses: [
    'only the mapped columns are read',
    'numbers in the time column are unix seconds unless --map time_unit= says otherwise',
  ],
};

/** Rows with one call each under the usual column names: a plain CSV or JSON lines works without options. */
export const generic: LogFormat = genericFormat({});

/**
 * The generic format for the columns that the person named. With a map it fits rows that hold the mapped prompt and time; without one,
 * rows with a prompt under a usual name and an account or a time beside it.
 */
export function genericFormat(map: Readonly<Record<string, string>>): LogFormat {
  assertMap(map);
  const readers = fieldReaders(map);
  const isMapped = Object.keys(map).length > 0;
  const sure = sureFields(map);
  const needs = neededColumns(map, readers, sure);
  return {
    id: 'generic',
    title: isMapped ? 'Generic rows, columns named by --map' : 'Generic rows with the usual column names',
    rule: ruleOf(map, sure),
    needs: needs.map(({ name }) => name),
    lacks: (row) => needs.filter(({ has }) => isOthers(row) || !has(row)).map(({ name }) => name),
    fits: sure.length > 0 ? (row) => needs.every(({ has }) => has(row)) : (row) => naturalFit(row, readers),
    accountKey: map.account ?? NATURAL_ACCOUNT,
    accountKeyTrust: 'asserted',
    identifiers: { asserted: ['every column: the log does not say who checked it'] },
    about: ABOUT,
    toCalls: (row, settings) => toCalls(row, settings, readers, map),
  };
}

function toCalls(
  row: Row,
  settings: FormatSettings,
  readers: GenericReaders,
  map: FormatSettings['map'],
): readonly FormatResult[] {
  const unit = (map.time_unit ?? 's') as TimeUnit;
  const written = readers.time(row);
  const time = readTime(written, unit, assumedClock(settings.assumeTimeZone));
  return [
    time === null ? timeProblem(map.time ?? timeColumn(row), written, unit) : callOf(row, toGenericRecord(row, readers, time)),
  ];
}

function ruleOf(map: FormatSettings['map'], sure: readonly string[]): string {
  if (sure.length > 1) return `the mapped columns for ${sure.join(' and ')} are present`;
  if (sure.length === 1) return `the mapped column for ${sure[0]} is present`;
  const text =
    map.prompt === undefined
      ? 'a text column `prompt` (or input, question, query, messages)'
      : 'a text in the mapped column for prompt';
  return `${text} with an account or a time`;
}

/** Mapped columns whose presence makes a row fit, whatever else it is; none where the map leaves that to the usual names. */
function sureFields({ prompt, time, account }: FormatSettings['map']): readonly ('prompt' | 'time')[] {
  if (time === undefined && (prompt === undefined || account === undefined)) return [];
  return [...(prompt === undefined ? [] : (['prompt'] as const)), ...(time === undefined ? [] : (['time'] as const))];
}

interface NeededColumn {
  /** As in an account key, `a|b` is one of both. */
  readonly name: string;
  has(row: Row): boolean;
}

function neededColumns(
  map: FormatSettings['map'],
  readers: GenericReaders,
  sure: readonly ('prompt' | 'time')[],
): readonly NeededColumn[] {
  if (sure.length > 0)
    return sure.map((field) => ({ name: map[field] as string, has: (row) => readers[field](row) !== undefined }));
  const firstPrompt = compilePath(map.prompt ?? 'prompt');
  return [
    { name: map.prompt ?? 'prompt', has: (row) => isPrompt(readers.prompt(row)) || firstPrompt(row) !== undefined },
    {
      name: `${map.account ?? 'account'}|timestamp`,
      has: (row) => readers.time(row) !== undefined || readers.account(row) !== null,
    },
  ];
}

function naturalFit(row: Row, readers: GenericReaders): boolean {
  if (isOthers(row) || !isPrompt(readers.prompt(row))) return false;
  return readers.time(row) !== undefined || readers.account(row) !== null;
}

/** Requests and responses of the APIs themselves belong to other formats, however near they are. */
function isOthers(row: Row): boolean {
  return row.schemaType !== undefined || row.call_type !== undefined || dialectOf(row) !== null || isTracedRow(row);
}

function isPrompt(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value);
}

/** All faults of a map are told at once. */
function assertMap(map: FormatSettings['map']): void {
  const faults: string[] = [];
  for (const [key, path] of Object.entries(map)) {
    if (!MAP_KEYS.includes(key)) faults.push(`unknown field "${key}"`);
    else if (path.trim() === '') faults.push(`no column for "${key}"`);
    else if (key !== 'account' && path.split('.').length > MAX_STEPS)
      faults.push(`more than ${MAX_STEPS} dotted names for "${key}"`);
    else if (key === 'time_unit' && !TIME_UNITS.includes(path))
      faults.push(`time_unit "${path}" is none of ${TIME_UNITS.join(', ')}`);
  }
  if (faults.length > 0) {
    throw new UsageError('E_MAP', `--map: ${faults.join('; ')}; expected field=column with the fields ${MAP_KEYS.join(', ')}`);
  }
  if (map.account !== undefined) compileAccountKey(map.account);
}
