import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ndjson from 'ndjson';
import { z } from 'zod';
import { InputError, IntegrityError } from '../errors.js';
import { renderHtml } from '../report/renderers/html.js';
import { type AccountRow, type LinkRow, REPORT_SCHEMA_VERSION, type Report } from '../report/report.js';
import { unreadable } from '../source/input-errors.js';
import { pathStats } from '../source/path-stats.js';
import { ATTACHED_FILES, type CaseFile } from './case-paths.js';
import { type Manifest, manifestText } from './manifest.js';
import { sha256Of } from './sha256-of.js';
import { writeAllWhole } from './write-whole.js';

/** Below the longest string of V8 (2^29 − 24 units). */
const MAX_CASE_FILE_BYTES = 500 * 1024 * 1024;

export interface SavedCase {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
}

/** Only what every reader relies on; the rest is trusted once the version and the manifest's hash fit. Checked, not copied: the order of keys is kept. */
const reportShape = z.looseObject({
  schemaVersion: z.string(),
  tool: z.looseObject({ name: z.literal('hydrometer'), version: z.string() }),
  settings: z.looseObject({ seed: z.number(), timeZone: z.string() }),
  sources: z.array(z.looseObject({ path: z.string(), sha256: z.string() })),
  totals: z.looseObject({ calls: z.number(), accounts: z.number() }),
  findings: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      clusterId: z.string(),
      strength: z.looseObject({ bits: z.number(), words: z.string() }),
    }),
  ),
  clusters: z.array(z.looseObject({ id: z.string(), accounts: z.array(z.looseObject({ account: z.string() })) })),
  limits: z.array(z.string()),
  method: z.array(z.looseObject({ id: z.string() })),
});
const manifestShape = z.looseObject({
  tool: z.literal('hydrometer'),
  outputs: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});

/**
 * Reads a case folder. Where a manifest lies beside the report, the files must be those it names.
 * @throws {InputError} E_CASE_MISSING, E_CASE_SHAPE, E_CASE_VERSION
 * @throws {IntegrityError} E_CASE_CHANGED
 */
export async function readCase(dir: string): Promise<SavedCase> {
  if (pathStats(join(dir, 'report.json')) === null) {
    throw new InputError(
      'E_CASE_MISSING',
      `${dir}: expected a case folder with report.json, found ${pathStats(dir)?.isFile() ? 'a file; name the folder that it lies in' : 'none; make one with hydrometer analyze'}`,
      { place: { file: dir } },
    );
  }
  const manifest = await readManifest(dir);
  const report = parseReport(dir, await readChecked(dir, 'report.json', manifest));
  return { report, accounts: (await readRows(dir, 'accounts.ndjson', manifest)) as readonly AccountRow[] };
}

/** Rejected rows as the case lists them; their fields are not checked. */
export async function readRejects(dir: string): Promise<readonly unknown[]> {
  return readRows(dir, 'rejects.ndjson', await readManifest(dir));
}

const linkShape = z.looseObject({
  group: z.string(),
  left: z.string(),
  right: z.string(),
  bits: z.number(),
  signals: z.array(z.looseObject({ id: z.string(), bits: z.number() })),
});

/**
 * @returns null for a case that was written before links were listed
 * @throws {InputError} E_CASE_SHAPE
 */
export async function readLinks(dir: string): Promise<readonly LinkRow[] | null> {
  if (!existsSync(join(dir, 'links.ndjson'))) return null;
  const rows = await readRows(dir, 'links.ndjson', await readManifest(dir));
  if (rows.every((row) => linkShape.safeParse(row).success)) return rows as readonly LinkRow[];
  throw misshapen(join(dir, 'links.ndjson'));
}

/**
 * Writes report.html anew from the saved report, and its new hash into the manifest.
 * @throws {InputError} E_CASE_SEALED when that would break a signature or a time stamp
 */
export async function renderCase(dir: string): Promise<void> {
  const { report, accounts } = await readCase(dir);
  const html = Buffer.from(renderHtml(report, accounts));
  const manifest = await readManifest(dir);
  const output = { name: 'report.html', size: html.length, sha256: sha256Of(html) };
  if (manifest !== null) assertUnsealed(dir, manifest, output.sha256);
  const page = { path: join(dir, 'report.html'), parts: [html] };
  if (manifest === null) return writeAllWhole([page]);
  const outputs = manifest.outputs.map((each) => (each.name === output.name ? output : each));
  await writeAllWhole([page, { path: join(dir, 'manifest.json'), parts: [Buffer.from(manifestText({ ...manifest, outputs }))] }]);
}

/** Another page has another hash, and the manifest that names it is what was signed or stamped. */
function assertUnsealed(dir: string, { outputs }: Manifest, sha256: string): void {
  const seal = ATTACHED_FILES.find((name) => existsSync(join(dir, name)));
  if (seal === undefined || outputs.find(({ name }) => name === 'report.html')?.sha256 === sha256) return;
  throw new InputError(
    'E_CASE_SEALED',
    `${dir}: expected a case that was neither signed nor stamped, got one with ${seal}: this version of hydrometer renders another page, whose hash would break it; print the page with --format html instead`,
    { place: { file: join(dir, seal) } },
  );
}

/** @returns null when the folder has none */
export async function readManifest(dir: string): Promise<Manifest | null> {
  const path = join(dir, 'manifest.json');
  if (!existsSync(path)) return null;
  const value = parseJson(path, await readText(path));
  if (!manifestShape.safeParse(value).success) throw misshapen(path);
  return value as Manifest;
}

async function readChecked(dir: string, name: string, manifest: Manifest | null): Promise<string> {
  const path = join(dir, name);
  const text = await readText(path);
  const expected = manifest?.outputs.find((output) => output.name === name)?.sha256;
  const got = sha256Of(Buffer.from(text));
  if (expected === undefined || expected === got) return text;
  throw new IntegrityError(
    'E_CASE_CHANGED',
    `${path}: expected the SHA-256 that manifest.json names (${expected.slice(0, 16)}…), got ${got.slice(0, 16)}…; the file was changed after it was written`,
    {
      place: { file: path },
    },
  );
}

function parseReport(dir: string, text: string): Report {
  const path = join(dir, 'report.json');
  const value = parseJson(path, text);
  const parsed = reportShape.safeParse(value);
  if (!parsed.success) throw misshapen(path);
  const { schemaVersion } = parsed.data;
  if (schemaVersion.split('.')[0] !== REPORT_SCHEMA_VERSION.split('.')[0]) {
    throw new InputError(
      'E_CASE_VERSION',
      `${path}: expected schemaVersion ${REPORT_SCHEMA_VERSION}, got ${schemaVersion}; read it with the version of hydrometer that wrote it`,
      { place: { file: path } },
    );
  }
  return value as Report;
}

async function readRows(dir: string, name: CaseFile, manifest: Manifest | null): Promise<readonly unknown[]> {
  if (!existsSync(join(dir, name))) return [];
  const text = await readChecked(dir, name, manifest);
  const rows: unknown[] = [];
  try {
    await pipeline(Readable.from([text]), ndjson.parse(), async (parsed: AsyncIterable<unknown>) => {
      for await (const row of parsed) rows.push(row);
    });
  } catch (cause) {
    throw misshapen(join(dir, name), cause);
  }
  return rows;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('E_CASE_SHAPE', `${path}: expected JSON as hydrometer writes it, got something else`, {
      place: { file: path },
      cause,
    });
  }
}

/** Nobody vouches for a case folder: what is no plain file could hang, what is too long would not fit into one string. */
async function readText(path: string): Promise<string> {
  const stats = pathStats(path);
  if (stats !== null && (!stats.isFile() || stats.size > MAX_CASE_FILE_BYTES))
    throw new InputError(
      'E_CASE_SHAPE',
      `${path}: expected a plain file of at most ${MAX_CASE_FILE_BYTES} bytes, got ${stats.isFile() ? `${stats.size} bytes` : 'something else'}`,
      { place: { file: path } },
    );
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
}

function misshapen(path: string, cause?: unknown): InputError {
  return new InputError('E_CASE_SHAPE', `${path}: expected the fields that hydrometer writes, got a file of another shape`, {
    place: { file: path },
    cause,
  });
}
