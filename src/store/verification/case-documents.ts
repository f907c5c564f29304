import type { Report } from '../../report/report.js';
import type { Check, Difference } from '../../report/verification.js';
import { wordNumberOf } from '../../report/words.js';
import { settingsText } from '../analysis-custody.js';
import { ATTACHED_FILES, CASE_FILES } from '../case-paths.js';
import { CUSTODY_FILE, type CustodyEntry, custodyHead, parseCustody } from '../custody.js';
import type { Manifest } from '../manifest.js';
import { assertCaseShape } from '../production/case-shape.js';
import { sha256Of } from '../sha256-of.js';
import { checked, compare, differenceOf, notPossible, sha256Words } from './check.js';
import { type Inventory, readListed, readListedText, strangers } from './inventory.js';
import { parseManifest } from './manifest-shape.js';

export const MANIFEST = 'manifest.json';
const MANIFEST_CHECK = { id: 'manifest', title: 'Manifest' };
const FILES_CHECK = { id: 'files', title: 'Files of the case' };
const CUSTODY_CHECK = { id: 'custody', title: 'Custody log' };
const AGREEMENT_CHECK = { id: 'agreement', title: 'Report, manifest and custody log' };

interface CheckedManifest {
  readonly check: Check;
  readonly manifest: Manifest | null;
}

export async function checkManifest(inventory: Inventory): Promise<CheckedManifest> {
  const text = await readListedText(inventory, MANIFEST);
  if (text === null) {
    const missing = { file: MANIFEST, expected: 'the manifest of the case', found: 'no file' };
    return { check: checked(MANIFEST_CHECK, 'without it hashes cannot be compared', [missing]), manifest: null };
  }
  const { manifest, fault } = parseManifest(text);
  if (fault !== null)
    return { check: checked(MANIFEST_CHECK, 'is not as it was written', [{ file: MANIFEST, ...fault }]), manifest };
  const check =
    manifest.sha256 === undefined
      ? notPossible(MANIFEST_CHECK, `it was written by hydrometer ${manifest.version} without a hash of itself`)
      : checked(MANIFEST_CHECK, `fits the hash of itself, written by hydrometer ${manifest.version}`, []);
  return { check, manifest };
}

/** Every file that the manifest names, and none that it does not. */
export async function checkCaseFiles(inventory: Inventory, manifest: Manifest | null): Promise<Check> {
  const known = new Set<string>([...CASE_FILES, ...ATTACHED_FILES]);
  const differences: Difference[] = [
    ...strangers(
      inventory,
      (path) => known.has(path),
      () => false,
    ),
  ];
  if (manifest === null) return withoutManifest(differences);
  const named = new Map(manifest.outputs.map((output) => [output.name, output]));
  if (named.size < manifest.outputs.length)
    differences.push({ file: MANIFEST, expected: 'every output once', found: 'one that is named twice' });
  for (const name of ['report.json', 'accounts.ndjson', 'report.html', 'rejects.ndjson'])
    if (!named.has(name)) differences.push({ file: MANIFEST, expected: `an entry for ${name}`, found: 'none' });
  for (const [name, { size, sha256 }] of named) {
    const bytes = await readListed(inventory, name);
    if (bytes === null) differences.push({ file: name, expected: sha256Words(sha256), found: 'no file' });
    else if (sha256Of(bytes) !== sha256)
      differences.push({
        file: name,
        expected: `${size} bytes, ${sha256Words(sha256)}`,
        found: `${bytes.length} bytes, ${sha256Words(sha256Of(bytes))}`,
      });
    else differences.push(...compare(name, `${size} bytes`, `${bytes.length} bytes`));
  }
  return checked(
    FILES_CHECK,
    `${wordNumberOf(named.size, 'output')} compared by size and SHA-256 with the manifest`,
    differences,
  );
}

function withoutManifest(differences: readonly Difference[]): Check {
  const why = 'there is no manifest that could be used';
  return differences.length > 0 ? checked(FILES_CHECK, why, differences) : notPossible(FILES_CHECK, why);
}

interface CheckedCustody {
  readonly check: Check;
  /** Null when the log cannot be used. */
  readonly entries: readonly CustodyEntry[] | null;
}

export async function checkCaseCustody(inventory: Inventory, manifest: Manifest | null): Promise<CheckedCustody> {
  const { entries, differences } = await readChain(inventory, CUSTODY_FILE);
  const anchor = manifest?.custody;
  if (entries === null && differences.length === 0) {
    if (manifest !== null && anchor === undefined)
      return { check: notPossible(CUSTODY_CHECK, 'the case was written before there was one'), entries: null };
    const expected =
      anchor === undefined ? 'a custody log' : `a custody log of at least ${wordNumberOf(anchor.entries, 'entry', 'entries')}`;
    return { check: checked(CUSTODY_CHECK, 'is missing', [{ file: CUSTODY_FILE, expected, found: 'no file' }]), entries };
  }
  const all = [...differences];
  if (entries !== null && anchor !== undefined) {
    const head = entries.length < anchor.entries ? 'of none: there are fewer' : custodyHead(entries.slice(0, anchor.entries));
    all.push(
      ...compare(
        `${CUSTODY_FILE}:${anchor.entries}`,
        `the entry ${anchor.head}`,
        `the entry ${head}`,
        'as the manifest names it',
      ),
    );
  }
  const detail =
    entries === null
      ? 'the chain is broken'
      : `chain of ${wordNumberOf(entries.length, 'entry', 'entries')}, ${anchor === undefined ? 'no manifest says where the analysis ended' : `those of the analysis (${anchor.entries}) end as the manifest says`}`;
  return { check: checked(CUSTODY_CHECK, detail, all), entries };
}

/** @returns the entries, or null with what is wrong (nothing, when there is no file) */
export async function readChain(
  inventory: Inventory,
  path: string,
): Promise<{ readonly entries: readonly CustodyEntry[] | null; readonly differences: readonly Difference[] }> {
  const text = await readListedText(inventory, path);
  if (text === null) return { entries: null, differences: [] };
  try {
    return { entries: parseCustody(path, text), differences: [] };
  } catch (error) {
    return { entries: null, differences: [differenceOf(path, error)] };
  }
}

/** The three tell of one analysis: a report that was exchanged together with its hash would still contradict the others. */
export function checkAgreement(report: Report | null, manifest: Manifest | null, custody: readonly CustodyEntry[] | null): Check {
  if (report === null) return notPossible(AGREEMENT_CHECK, 'report.json cannot be used');
  const differences: Difference[] = [];
  if (manifest !== null) differences.push(...compareManifest(report, manifest));
  if (manifest !== null && custody !== null) differences.push(...compareCustody(manifest, custody));
  const others = [...(manifest === null ? [] : ['the manifest']), ...(custody === null ? [] : ['the custody log'])];
  if (others.length === 0) return notPossible(AGREEMENT_CHECK, 'neither manifest nor custody log can be used');
  return checked(
    AGREEMENT_CHECK,
    `inputs, settings, version and hashes of the report compared with ${others.join(' and ')}`,
    differences,
  );
}

function compareManifest(report: Report, manifest: Manifest): readonly Difference[] {
  const inputs = report.sources.map(({ path, sizeBytes, sha256, streamSha256 }) => ({
    path,
    size: sizeBytes,
    sha256,
    streamSha256,
  }));
  const words = (list: readonly { path: string; size: number; sha256: string; streamSha256: string }[]) =>
    list.map(({ path, size, sha256, streamSha256 }) => `${path} ${size} ${sha256} ${streamSha256}`);
  const [expected, found] = [words(inputs), words(manifest.inputs)];
  const at = [...expected, ...found].findIndex((_, i) => expected[i] !== found[i]);
  return [
    ...(at < 0 ? [] : compare(MANIFEST, `input ${expected[at] ?? 'none'}`, `input ${found[at] ?? 'none'}`)),
    ...compare(MANIFEST, `version ${report.tool.version}`, `version ${manifest.version}`),
    ...compare(MANIFEST, `seed ${report.settings.seed}`, `seed ${manifest.settings.seed}`),
    ...compare(MANIFEST, `time zone ${report.settings.timeZone}`, `time zone ${manifest.settings.timeZone}`),
  ];
}

function compareCustody(manifest: Manifest, entries: readonly CustodyEntry[]): readonly Difference[] {
  const ofAnalysis = entries.slice(0, manifest.custody?.entries ?? entries.length);
  const expected = new Map([
    ...manifest.outputs.filter(({ name }) => name !== 'report.html').map(({ name, sha256 }) => [name, sha256] as const),
    ...manifest.inputs.map(({ path, sha256 }) => [path, sha256] as const),
    ['settings', settingsHash(manifest)] as const,
  ]);
  const told = new Map(ofAnalysis.flatMap(({ sha256s }) => sha256s.map(({ name, sha256 }) => [name, sha256] as const)));
  return [...expected].flatMap(([name, sha256]) =>
    compare(
      CUSTODY_FILE,
      `${name} with ${sha256Words(sha256)}`,
      `${name} with ${told.has(name) ? sha256Words(told.get(name) as string) : 'no hash'}`,
      'as the manifest says',
    ),
  );
}

function settingsHash({ settings }: Manifest): string {
  return sha256Of(settingsText(settings));
}

/** @returns the report if its fields can be relied on, and what is wrong with it */
export function parseReport(
  dir: string,
  text: string | null,
): { readonly report: Report | null; readonly differences: readonly Difference[] } {
  if (text === null) return { report: null, differences: [] };
  let report: Report;
  try {
    report = JSON.parse(text) as Report;
  } catch {
    return {
      report: null,
      differences: [{ file: 'report.json', expected: 'JSON as hydrometer writes it', found: 'something else' }],
    };
  }
  try {
    assertCaseShape(dir, report, []);
    return { report, differences: [] };
  } catch (error) {
    return { report: null, differences: [differenceOf('report.json', error)] };
  }
}
