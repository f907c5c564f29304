import type { Digest } from '../account/account.js';
import type { AnalysisSettings } from '../options.js';
import type { LogFormat } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import type { SourceTally } from '../source/source.js';
import { toUtc } from './places.js';
import type { Report, ReportFormat, ReportSource } from './report.js';

/** Columns that were named (`--map`) make the generic format another one, with a rule and an account key of its own. */
type ColumnMap = AnalysisSettings['map'];

export function composeSources(sources: readonly SourceTally[], map: ColumnMap = {}): readonly ReportSource[] {
  const formats = knownFormats(map);
  return sources.map((counts) => ({
    path: counts.source.path,
    sizeBytes: counts.source.sizeBytes,
    sha256: counts.sha256,
    compression: counts.source.compression,
    streamSha256: counts.streamSha256,
    streamBytes: counts.streamBytes,
    container: counts.source.container,
    formats: composeFormats(counts.formats, formats),
    rows: counts.rows,
    records: counts.records,
    rejects: counts.rejects,
    duplicates: counts.duplicates,
    skipped: counts.skipped,
    blanks: counts.blanks,
    firstUtc: toUtc(counts.firstMs),
    lastUtc: toUtc(counts.lastMs),
    ...(counts.damage && { damage: counts.damage.reason }),
  }));
}

export function composeTotals(sources: readonly SourceTally[], digest: Digest, accountsCompared: number): Report['totals'] {
  const sum = (read: (counts: SourceTally) => number): number => sources.reduce((total, counts) => total + read(counts), 0);
  const accounts = [...digest.accounts.values()];
  const over = (key: 'calls' | 'inputTokens' | 'outputTokens' | 'callsWithText'): number =>
    accounts.reduce((total, account) => total + account[key], 0);
  return {
    calls: over('calls') + digest.unattributed.calls,
    accounts: accounts.length,
    accountsCompared,
    unattributedCalls: digest.unattributed.calls,
    rows: sum(({ rows }) => rows),
    rejects: sum(({ rejects }) => rejects),
    duplicates: sum(({ duplicates }) => duplicates),
    skipped: sum(({ skipped }) => skipped),
    blanks: sum(({ blanks }) => blanks),
    firstUtc: toUtc(extreme(sources, 'firstMs', Math.min)),
    lastUtc: toUtc(extreme(sources, 'lastMs', Math.max)),
    inputTokens: over('inputTokens') + digest.unattributed.inputTokens,
    outputTokens: over('outputTokens') + digest.unattributed.outputTokens,
    callsWithText: over('callsWithText'),
  };
}

/** Who vouches for a key that was given; by these words a production knows that one was. */
export const CHOSEN_KEY = 'as chosen by the operator';

/** Account-key expression of every format that occurred. A key given by the person is nobody's default and vouched for by that person. */
export function composeAccountKeys(
  sources: readonly SourceTally[],
  { accountKey: given, map }: Pick<AnalysisSettings, 'accountKey' | 'map'>,
): Report['settings']['accountKeys'] {
  const seen = new Set(sources.flatMap(({ formats }) => Object.keys(formats)));
  return knownFormats(map)
    .filter(({ id }) => seen.has(id))
    .map(({ id, accountKey, accountKeyTrust }) => ({
      format: id,
      expression: given ?? accountKey,
      trust: given === null ? accountKeyTrust : CHOSEN_KEY,
    }));
}

/** What is documented of every format that occurred. */
export function composeDocumented(
  sources: readonly Pick<SourceTally, 'formats'>[],
  map: ColumnMap = {},
): readonly ReportFormat[] {
  const seen = new Set(sources.flatMap(({ formats }) => Object.keys(formats)));
  return knownFormats(map)
    .filter(({ id }) => seen.has(id))
    .map(({ id, title, about: { source, losses, unread = [] } }) => ({
      id,
      title,
      documentation: source,
      losses,
      unread,
    }));
}

function knownFormats(map: ColumnMap): readonly LogFormat[] {
  return formatsFor({ inputFormat: null, map });
}

function composeFormats(rows: Readonly<Record<string, number>>, known: readonly LogFormat[]): ReportSource['formats'] {
  return Object.entries(rows)
    .map(([id, count]) => {
      const format = known.find((candidate) => candidate.id === id);
      return { id, title: format?.title ?? id, rule: format?.rule ?? 'given by the operator', rows: count };
    })
    .sort((left, right) => right.rows - left.rows || (left.id < right.id ? -1 : 1));
}

function extreme(
  sources: readonly SourceTally[],
  key: 'firstMs' | 'lastMs',
  choose: (left: number, right: number) => number,
): number | null {
  const times = sources.map((counts) => counts[key]).filter((atMs) => atMs !== null);
  return times.length === 0 ? null : times.reduce((best, atMs) => choose(best, atMs));
}
