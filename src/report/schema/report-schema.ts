import { z } from 'zod';
import { REPORT_SCHEMA_VERSION, type Report } from '../report.js';
import { clusterShape } from './cluster-shape.js';
import { findingShape } from './finding-shape.js';
import { bits, count, orNull, place, sha256, share, text, utc } from './parts.js';

const source = z.looseObject({
  path: text,
  sizeBytes: count,
  sha256,
  compression: text,
  streamSha256: sha256,
  streamBytes: count,
  container: text,
  formats: z.array(z.looseObject({ id: text, title: text, rule: text, rows: count })),
  rows: count,
  records: count,
  rejects: count,
  duplicates: count,
  skipped: count,
  blanks: count,
  firstUtc: utc,
  lastUtc: utc,
  damage: text.exactOptional(),
});

const unread = z.looseObject({
  files: count,
  listed: z.array(z.looseObject({ path: text, code: text, reason: text })),
});

const joins = z.looseObject({
  accounts: z
    .looseObject({
      path: text,
      rows: count,
      joined: count,
      rowsWithoutCalls: count,
      accountsWithoutRow: count,
      missingColumns: z.array(text),
      invalidRows: count,
      unreadColumns: z.array(text).exactOptional(),
      byLastName: count.exactOptional(),
      ambiguous: count.exactOptional(),
      feed: z.looseObject({ titles: z.array(text), firstUtc: utc, lastUtc: utc }).exactOptional(),
    })
    .nullable(),
  facts: z.looseObject({ path: text, bans: count, bansJoined: count, modelReleases: count }).nullable(),
  calls: z.array(
    z.looseObject({
      format: text,
      joinedCalls: count,
      unjoinedCalls: count,
      kinds: z.array(z.looseObject({ title: text, rows: count, unusedRows: count.nullable() })),
    }),
  ),
  files: z.array(
    z.looseObject({
      path: text,
      sizeBytes: count,
      sha256,
      rows: count,
      partners: count,
      others: count,
      rejects: count,
      firstReject: z.looseObject({ line: count, byte: count, code: text, reason: text }).exactOptional(),
      oddRows: z.array(z.looseObject({ kind: text, rows: count, firstLine: count })).exactOptional(),
      damage: z.looseObject({ code: text, reason: text }).exactOptional(),
    }),
  ),
  bodies: z
    .looseObject({ path: text, files: count, sizeBytes: count, listSha256: sha256, read: count, missing: count })
    .nullable(),
  unsealed: z.looseObject({ opened: count, failed: count }).nullable(),
});

const validation = z.looseObject({
  statement: text,
  logSize: z.looseObject({ accounts: count, kind: z.enum(['too-small', 'small', 'large']), supportedBits: bits }).exactOptional(),
  pairsCompared: count,
  pairsPossible: count,
  pairsNeverCompared: text,
  signals: z.array(
    z.looseObject({
      signal: text,
      title: text,
      pairsSame: count,
      pairsDifferent: count,
      cllrBits: orNull,
      equalErrorRate: orNull,
      capBits: bits,
      reason: text.nullable(),
      weights: z
        .array(z.looseObject({ bits, same: count, different: count }))
        .nullable()
        .exactOptional(),
      basis: z.enum(['log', 'defaults']).nullable().exactOptional(),
    }),
  ),
  groupsTested: count,
  falseAccusation: z.looseObject({ decoyGroups: count, accusedDecoys: count, upperBound: share.nullable(), statement: text }),
});

const about = { title: text, measures: text, unit: text, source: text, weakness: text, innocentCause: text };

/**
 * The published shape of report.json. The compiler holds it against the type `Report` and tests hold reports against it, so that it cannot
 * fall behind. Unknown keys are allowed: additions come without a new major version.
 */
const reportSchema = z.looseObject({
  schemaVersion: z.string().regex(/^1\.\d+\.\d+$/),
  tool: z.looseObject({ name: z.literal('hydrometer'), version: text }),
  settings: z.looseObject({
    seed: z.int(),
    timeZone: text,
    assumeTimeZone: text.nullable(),
    sampling: share.nullable().exactOptional(),
    accountKeys: z.array(z.looseObject({ format: text, expression: text, trust: text })),
    map: z.record(text, text),
  }),
  sources: z.array(source),
  formats: z
    .array(z.looseObject({ id: text, title: text, documentation: text, losses: z.array(text), unread: z.array(text) }))
    .exactOptional(),
  unread: unread.exactOptional(),
  totals: z.looseObject({
    calls: count,
    accounts: count,
    accountsCompared: count,
    unattributedCalls: count,
    rows: count,
    rejects: count,
    duplicates: count,
    skipped: count,
    blanks: count,
    firstUtc: utc,
    lastUtc: utc,
    inputTokens: count,
    outputTokens: count,
    callsWithText: count,
  }),
  joins,
  losses: z.array(
    z.looseObject({ id: text, count, of: count, statement: text, consequence: text, places: z.array(place).exactOptional() }),
  ),
  findings: z.array(findingShape),
  clusters: z.array(clusterShape),
  accountsSummary: z.looseObject({
    accused: count,
    inGroups: count,
    callsPerAccount: z.looseObject({ min: count, median: z.number(), p90: z.number(), max: count }).nullable(),
    suspicion: z.array(z.looseObject({ fromBits: bits, accounts: count, accused: count })),
  }),
  validation,
  scale: z.array(z.looseObject({ fromBits: bits, words: text })),
  scaleOrigin: text,
  method: z.array(z.looseObject({ id: text, step: z.enum(['signal', 'coverage', 'test', 'rule', 'explanation']), ...about })),
  thresholds: z
    .array(z.looseObject({ id: text, file: text, value: text, basis: z.enum(['published', 'measured', 'chosen']), origin: text }))
    .exactOptional(),
  limits: z.array(text),
}) satisfies z.ZodType<Report>;

/** The same as JSON Schema, draft 2020-12. */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema);
  return {
    $schema,
    $id: `urn:hydrometer:report:${REPORT_SCHEMA_VERSION}`,
    title: `hydrometer report.json, schemaVersion ${REPORT_SCHEMA_VERSION}`,
    ...rest,
  };
}
