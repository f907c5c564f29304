import type { AnalysisSettings } from '../options.js';
import type { Reject, RowPlace } from '../source/source.js';
import { compileAccountKey } from './account-key.js';
import { type FormatCall, type JoinPartner, type LogFormat, NO_AIDS, type Row, type RowAids } from './format.js';
import { formatsFor } from './formats/index.js';
import { describeNearest, nearestFormat } from './nearest-format.js';
import { partnerOf } from './partner.js';
import { type LogRecord, PLAIN_CONTEXT } from './record.js';
import { assumedClock } from './zone.js';

/** Takes what becomes of the rows. Calls for one row come together, in the order problem, skip, record, format. */
export interface NormaliseSink {
  record(record: LogRecord): void;
  /** Also called beside records, when one call of a row with several cannot be read. */
  problem(reject: Reject): void;
  /** Only for a row that gave neither a record nor a problem. */
  skip(reason: string): void;
  /** For a row that completes calls, with the title of its kind: it should have been read before them. */
  partner?(kind: string): void;
  /** For a row whose calls ask for a kind that is collected only then. */
  wants?(kind: string): void;
  /** Once for a row that was understood: it gave records, or holds no model call. */
  format(id: string): void;
}

interface Member {
  readonly format: LogFormat;
  readonly account: (row: Row) => string | null;
  /** Kinds of partners that are calls themselves. */
  readonly callKinds: readonly JoinPartner[];
}

/**
 * Turns rows into records. A file may hold several formats, so each row is tried by itself and always in the order of the registry:
 * the same row gives the same record whatever came before it, however the log was cut into pieces.
 * @throws {UsageError} for an unknown format, a wrong column map, account key or time zone
 */
export function createNormaliser(
  settings: AnalysisSettings,
  aids: RowAids = NO_AIDS,
): (row: Row, place: RowPlace, sink: NormaliseSink) => void {
  const formats = formatsFor(settings);
  const members = formats.map((format) => ({
    format,
    account: compileAccountKey(settings.accountKey ?? format.accountKey),
    callKinds: format.partners?.filter(({ wantedBy }) => wantedBy !== undefined) ?? [],
  }));
  assumedClock(settings.assumeTimeZone);
  return (row, place, sink) => {
    for (const member of members) {
      if (member.format.fits(row)) {
        if (member.callKinds.length > 0) noteKinds(row, member.callKinds, sink);
        return normaliseRow(row, place, sink, member, { settings, aids });
      }
      const partner = partnerOf(member.format, row);
      if (partner !== null) return skipPartner(partner, member.format, sink);
    }
    sink.problem(reject(place, 'E_ROW_FORMAT', `fits no format; ${describeNearest(nearestFormat(row, formats))}`));
  };
}

/** Such a row was read before the calls, and is no call itself. */
function skipPartner(partner: JoinPartner, format: LogFormat, sink: NormaliseSink): void {
  sink.skip(`${partner.title}: completes calls, is none`);
  sink.partner?.(partner.title);
  sink.format(format.id);
}

function noteKinds(row: Row, kinds: readonly JoinPartner[], sink: NormaliseSink): void {
  for (const kind of kinds) {
    if (kind.fits(row)) sink.partner?.(kind.title);
    if (kind.wantedBy?.(row)) sink.wants?.(kind.title);
  }
}

interface Reading {
  readonly settings: AnalysisSettings;
  readonly aids: RowAids;
}

function normaliseRow(
  row: Row,
  place: RowPlace,
  sink: NormaliseSink,
  { format, account }: Member,
  { settings, aids }: Reading,
): void {
  let records = 0;
  let problems = 0;
  let skipped: string | null = null;
  for (const result of format.toCalls(row, settings, aids)) {
    if (result.kind === 'call') {
      records++;
      sink.record(toRecord(result, place, format.id, account));
    } else if (result.kind === 'problem') {
      problems++;
      sink.problem(reject(place, result.code, result.reason));
    } else skipped ??= result.reason;
  }
  if (records === 0 && problems > 0) return;
  if (records === 0) sink.skip(skipped ?? 'row without a model call');
  sink.format(format.id);
}

function reject(place: RowPlace, code: string, reason: string): Reject {
  return { place: copyPlace(place), code, reason };
}

/** The reader writes the next place into the same object. */
function copyPlace({ source, piece, line, byte, length }: RowPlace): RowPlace {
  return { source, piece, line, byte, length };
}

/** Field by field: a spread of this many fields costs several times as much on the hot path. */
function toRecord(
  { call, keyRow }: FormatCall,
  place: RowPlace,
  format: string,
  account: (row: Row) => string | null,
): LogRecord {
  return {
    place: copyPlace(place),
    format,
    requestId: call.requestId,
    account: account(keyRow),
    apiKey: call.apiKey,
    organisation: call.organisation,
    endUser: call.endUser,
    atMs: call.atMs,
    zone: call.zone,
    ip: call.ip,
    userAgent: call.userAgent,
    operation: call.operation,
    model: call.model,
    parameters: call.parameters,
    system: call.system,
    messages: call.messages,
    newFrom: call.newFrom,
    response: call.response,
    stopReason: call.stopReason,
    inputTokens: call.inputTokens,
    outputTokens: call.outputTokens,
    latencyMs: call.latencyMs,
    status: call.status,
    errorCode: call.errorCode,
    cacheHit: call.cacheHit,
    nested: call.nested,
    context: call.context ?? PLAIN_CONTEXT,
  };
}
