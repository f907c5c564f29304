import { z } from 'zod';
import { InputError, IntegrityError } from '../../errors.js';
import type { AccountRow, Report } from '../../report/report.js';

/** A case folder may come from anywhere. What a production takes from it is checked to the last field that it opens, counts or names files by. */
const MAX_QUOTES = 50_000;
/** As `--max-record-bytes` allows. */
const MAX_ROW_BYTES = 512 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.string().max(40).nullable();
const count = z.int().nonnegative();
const place = z.looseObject({ file: z.string(), line: count, byte: count, length: count.max(MAX_ROW_BYTES) });
const accountName = { account: z.string(), loggedAs: z.string().exactOptional() };
const quote = z.looseObject({ ...accountName, atUtc: time, excerpt: z.string(), place });
const texts = z.array(z.string());
const groupId = z.string().regex(/^G-\d{3,6}$/);
const graph = z.looseObject({
  nodes: z.array(z.looseObject({ account: z.string() })),
  links: z.array(z.looseObject({ left: count, right: count, bits: z.number() })),
  linksNotDrawn: count,
});

const finding = z.looseObject({
  id: z.string().regex(/^F-\d{3,6}$/),
  kind: z.string(),
  clusterId: groupId,
  strength: z.looseObject({ bits: z.number(), words: z.string(), capBits: z.number() }),
  propositions: z.looseObject({ h1: z.string(), h2: z.string(), conditioning: z.string() }),
  summary: z.string(),
  priorBits: z.number(),
  evidence: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      bits: z.number(),
      capped: z.boolean(),
      statement: z.string(),
      quotes: z.array(quote),
    }),
  ),
  tests: z.array(z.looseObject({ title: z.string(), observed: z.number().nullable(), reading: z.string() })),
  coverage: z.array(z.looseObject({ title: z.string() })),
  explanations: z.array(z.looseObject({ title: z.string(), predicts: z.string(), seen: z.string(), verdict: z.string() })),
  limits: texts,
  wouldChange: texts,
});

const reportShape = z.looseObject({
  tool: z.looseObject({ version: z.string().max(40) }),
  sources: z.array(
    z.looseObject({ path: z.string().max(4096), sizeBytes: count, sha256, streamSha256: sha256, streamBytes: count }),
  ),
  settings: z.looseObject({
    assumeTimeZone: z.string().nullable(),
    map: z.record(z.string(), z.string()),
    accountKeys: z.array(z.looseObject({ expression: z.string(), trust: z.string() })),
  }),
  totals: z.looseObject({ rows: count, calls: count, rejects: count, duplicates: count, skipped: count }),
  findings: z.array(finding),
  clusters: z.array(
    z.looseObject({
      id: groupId,
      pictures: z.looseObject({ graph: graph.nullable() }).optional(),
      calls: count,
      firstUtc: time,
      lastUtc: time,
      accounts: z.array(
        z.looseObject({
          ...accountName,
          share: z.number(),
          calls: count,
          firstUtc: time,
          lastUtc: time,
          bits: z.number(),
          ties: z.array(z.looseObject({ title: z.string(), statement: z.string() })),
        }),
      ),
    }),
  ),
  validation: z.looseObject({
    statement: z.string(),
    falseAccusation: z.looseObject({ statement: z.string() }),
  }),
  losses: z.array(z.looseObject({ statement: z.string(), count, of: count, consequence: z.string() })),
  limits: texts,
});

const accountShape = z.looseObject(accountName);

/**
 * @throws {InputError} E_CASE_SHAPE with the first field that does not fit
 * @throws {IntegrityError} E_PLACE_OUTSIDE for a place that no file of the case has
 */
export function assertCaseShape(dir: string, report: Report, accounts: readonly AccountRow[]): void {
  const parsed = reportShape.safeParse(report);
  if (!parsed.success) throw misshapen(dir, 'report.json', parsed.error.issues[0]?.path.join('.') ?? '');
  const at = accounts.findIndex((row) => !accountShape.safeParse(row).success);
  if (at >= 0) throw misshapen(dir, 'accounts.ndjson', `row ${at + 1}`);
  const quotes = report.findings.flatMap(({ evidence }) => evidence.flatMap((bar) => bar.quotes));
  if (quotes.length > MAX_QUOTES) throw misshapen(dir, 'report.json', `more than ${MAX_QUOTES} quotes`);
  const twice = [report.sources.map(({ path }) => path), report.findings.map(({ id }) => id)].some(
    (names) => new Set(names).size < names.length,
  );
  if (twice) throw misshapen(dir, 'report.json', 'a file or finding that is named twice');
  const sources = new Map(report.sources.map((source) => [source.path, source]));
  for (const { place: at } of quotes) {
    const source = sources.get(at.file);
    if (source !== undefined && at.byte + at.length <= source.streamBytes) continue;
    throw new IntegrityError(
      'E_PLACE_OUTSIDE',
      `${dir}: expected quotes at places of the files that the report lists, got ${at.length} bytes at byte ${at.byte} of ${at.file}`,
      { place: { file: at.file, byte: at.byte } },
    );
  }
}

function misshapen(dir: string, name: string, field: string): InputError {
  return new InputError(
    'E_CASE_SHAPE',
    `${dir}/${name}: expected the fields that hydrometer writes, got another shape at ${field}`,
    {
      place: { file: `${dir}/${name}` },
    },
  );
}
