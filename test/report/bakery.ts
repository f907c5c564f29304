import { readFileSync } from 'node:fs';
import type { AccountRow, Report } from '../../src/report/report.js';

const folder = new URL('../../fixtures/reports/bakery/', import.meta.url);

/** An invented report: two groups, one of them suspected, with hostile text in quotes, ids and statements. */
export function bakery(): { readonly report: Report; readonly accounts: readonly AccountRow[] } {
  const report = JSON.parse(readFileSync(new URL('report.json', folder), 'utf8')) as Report;
  const lines = readFileSync(new URL('accounts.ndjson', folder), 'utf8').trim().split('\n');
  return { report, accounts: lines.map((line) => JSON.parse(line) as AccountRow) };
}

export interface HostileString {
  readonly name: string;
  readonly text: string;
}

export function hostileStrings(): readonly HostileString[] {
  return JSON.parse(readFileSync(new URL('../hostile-strings.json', folder), 'utf8')) as readonly HostileString[];
}

/** Every text of the report that is not one of our own ids becomes the hostile one. */
export function poisoned(report: Report, text: string): Report {
  const keep = new Set(['id', 'kind', 'clusterId', 'findingIds', 'verdict', 'step', 'from', 'firstUtc', 'lastUtc', 'atUtc']);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return keep.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((each) => visit(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each, name)]));
  };
  return visit(report, '') as Report;
}
