import type { Digest } from '../account/account.js';
import { columnOfCall } from '../account/sampled-call.js';
import type { FoldResult } from '../engine/engine.js';
import type { AnalysisSettings } from '../options.js';
import { formatsFor } from '../record/formats/index.js';
import { composeLosses } from '../report/compose-losses.js';
import type { InspectedFile, InspectedFormat, InspectedReject, Inspection } from '../report/inspection.js';
import { createPlaceResolver, type PlaceResolver } from '../report/places.js';
import type { Reject, SourceTally } from '../source/source.js';

/** Counts of a fold as a person asks for them. */
export function inspectFold({ digest, sources, rejects, beside, unread }: FoldResult, settings: AnalysisSettings): Inspection {
  const accounts = [...digest.accounts.values()];
  const sum = (count: (account: (typeof accounts)[number]) => number): number =>
    accounts.reduce((total, account) => total + count(account), 0);
  const { unattributed } = digest;
  const calls = sum((account) => account.calls) + unattributed.calls;
  const resolve = createPlaceResolver(sources);
  return {
    schemaVersion: '1.0.0',
    files: sources.map((tally) => toFile(tally, settings)),
    completion: beside,
    unread,
    calls,
    unattributedCalls: unattributed.calls,
    accounts: accounts.length,
    callsPerAccount: spread(accounts.map(({ calls }) => calls)),
    firstUtc: utcOf(
      extreme(
        sources.map(({ firstMs }) => firstMs),
        Math.min,
      ),
    ),
    lastUtc: utcOf(
      extreme(
        sources.map(({ lastMs }) => lastMs),
        Math.max,
      ),
    ),
    inputTokens: sum(({ inputTokens }) => inputTokens) + unattributed.inputTokens,
    outputTokens: sum(({ outputTokens }) => outputTokens) + unattributed.outputTokens,
    callsWithText: sum(({ callsWithText }) => callsWithText),
    ...countModels(digest),
    rejects: countRejects(rejects, resolve),
    losses: composeLosses({ digest, sources, calls, resolve })
      .slice()
      .sort((left, right) => right.count - left.count || (left.id < right.id ? -1 : 1)),
  };
}

function toFile({ source, formats, firstMs, lastMs, ...tally }: SourceTally, settings: AnalysisSettings): InspectedFile {
  const rowsByFormat = Object.entries(formats).sort(
    ([leftId, left], [rightId, right]) => right - left || (leftId < rightId ? -1 : 1),
  );
  return {
    path: source.path,
    sizeBytes: source.sizeBytes,
    streamBytes: tally.streamBytes,
    sha256: tally.sha256,
    compression: source.compression,
    container: source.container,
    formats: rowsByFormat.map(([id, rows]) => toFormat(id, rows, rows / tally.rows, settings)),
    rows: tally.rows,
    calls: tally.records,
    rejects: tally.rejects,
    duplicates: tally.duplicates,
    skipped: tally.skipped,
    blanks: tally.blanks,
    firstUtc: utcOf(firstMs),
    lastUtc: utcOf(lastMs),
    damage: tally.damage?.reason ?? null,
  };
}

function toFormat(id: string, rows: number, share: number, { accountKey, map }: AnalysisSettings): InspectedFormat {
  const format = formatsFor({ inputFormat: null, map }).find((each) => each.id === id);
  return {
    id,
    title: format?.title ?? id,
    rule: format?.rule ?? '',
    rows,
    share,
    accountKey: accountKey ?? format?.accountKey ?? '',
    accountKeyTrust: accountKey === null ? (format?.accountKeyTrust ?? '') : 'as chosen',
    identifiers: format?.identifiers ?? {},
    losses: format?.about.losses ?? [],
    unread: format?.about.unread ?? [],
  };
}

/** Each account keeps only some of its calls, so these are shares, not totals. */
function countModels({ accounts, labels }: Digest): Pick<Inspection, 'models' | 'keptCalls'> {
  const counts = new Map<number, number>();
  let keptCalls = 0;
  for (const { sample } of accounts.values()) {
    keptCalls += sample.size;
    for (let slot = 0; slot < sample.size; slot++) {
      const value = columnOfCall(sample, slot, 'model');
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const models = [...counts].map(([value, calls]) => ({
    model: value === 0 ? 'not stated' : (labels.get(value) ?? 'not kept'),
    keptCalls: calls,
  }));
  return {
    models: models.sort((left, right) => right.keptCalls - left.keptCalls || (left.model < right.model ? -1 : 1)),
    keptCalls,
  };
}

function countRejects(rejects: readonly Reject[], resolve: PlaceResolver): readonly InspectedReject[] {
  const kinds = new Map<string, { count: number; readonly first: Reject }>();
  for (const reject of rejects) {
    const kind = kinds.get(reject.code);
    if (kind === undefined) kinds.set(reject.code, { count: 1, first: reject });
    else kind.count++;
  }
  return [...kinds]
    .map(([code, { count, first }]) => ({ code, count, place: resolve(first.place), reason: first.reason }))
    .sort((left, right) => right.count - left.count || (left.code < right.code ? -1 : 1));
}

function spread(counts: readonly number[]): Inspection['callsPerAccount'] {
  if (counts.length === 0) return null;
  const sorted = [...counts].sort((left, right) => left - right);
  return {
    min: sorted[0] as number,
    median: sorted[Math.floor((sorted.length - 1) / 2)] as number,
    max: sorted.at(-1) as number,
  };
}

function extreme(times: readonly (number | null)[], pick: (...values: number[]) => number): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : known.reduce((left, right) => pick(left, right));
}

function utcOf(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
