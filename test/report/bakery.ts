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
