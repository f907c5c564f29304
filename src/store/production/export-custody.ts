import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IntegrityError, UsageError } from '../../errors.js';
import { exhibitNumber } from '../../report/exhibits/exhibit.js';
import { wordNumberOf } from '../../report/words.js';
import { CUSTODY_FILE, type CustodyDraft, type CustodyEntry, custodyHead, readCustody } from '../custody.js';
import type { ManifestCustody } from '../manifest.js';
import { readManifest } from '../read-case.js';
import { sha256Of } from '../sha256-of.js';
import type { BagFile } from './bag.js';
import type { ProductionRequest } from './production.js';

interface CaseCustody {
  readonly entries: readonly CustodyEntry[];
  /** Files by which the case could be checked, and that it does not have. */
  readonly gaps: readonly string[];
}

/**
 * The custody log of a case, checked against what its manifest says of it.
 * @throws {IntegrityError} E_CUSTODY_BROKEN, E_CASE_CHANGED
 */
export async function readCaseCustody(dir: string): Promise<CaseCustody> {
  const entries = await readCustody(dir);
  const manifest = await readManifest(dir);
  assertAnchored(dir, entries ?? [], manifest?.custody);
  await assertReport(dir, entries ?? []);
  return {
    entries: entries ?? [],
    gaps: [...(manifest === null ? ['manifest.json'] : []), ...(entries === null ? [CUSTODY_FILE] : [])],
  };
}

function assertAnchored(dir: string, entries: readonly CustodyEntry[], anchor: ManifestCustody | undefined): void {
  if (anchor === undefined || custodyHead(entries.slice(0, anchor.entries)) === anchor.head) return;
  throw new IntegrityError(
    'E_CUSTODY_BROKEN',
    `${dir}/custody.ndjson: expected ${anchor.entries} entries of the analysis that end in ${anchor.head.slice(0, 16)}…, as manifest.json says, got others; the custody log was cut or written anew`,
    { place: { file: `${dir}/custody.ndjson` } },
  );
}

/** The log holds the hash of the report, also where the manifest is gone. */
async function assertReport(dir: string, entries: readonly CustodyEntry[]): Promise<void> {
  const analysed = entries.find(({ action }) => action === 'analysed');
  const expected = analysed?.sha256s.find(({ name }) => name === 'report.json')?.sha256;
  const path = join(dir, 'report.json');
  if (expected === undefined || expected === sha256Of(await readFile(path))) return;
  throw new IntegrityError(
    'E_CASE_CHANGED',
    `${path}: expected the SHA-256 of the custody log (${expected.slice(0, 16)}…), got another; the file was changed after it was written`,
    { place: { file: path } },
  );
}

interface Export {
  readonly prefix: string;
  readonly first: number;
  readonly exhibits: number;
  /** One a page: no fewer than exhibits. */
  readonly numbers: number;
  readonly findings: readonly string[];
  readonly isRedacting: boolean;
  readonly isByTerms: boolean;
  readonly hidden: number;
  readonly keyId: string | null;
  readonly withheld: number;
}

/** The entry that stands in the bag as well as in the case. */
export function exportDraft(made: Export, files: readonly BagFile[]): CustodyDraft {
  const { prefix, first, exhibits, numbers, findings, isRedacting, isByTerms, hidden, keyId, withheld } = made;
  const range =
    exhibits === 0 ? 'No exhibits' : `Exhibits ${exhibitNumber(prefix, first)} to ${exhibitNumber(prefix, first + numbers - 1)}`;
  return {
    action: 'exported',
    what: `${range} made for ${wordNumberOf(findings.length, 'finding')}; ${isRedacting ? `texts were redacted by rule${isByTerms ? ' and by a list of terms' : ''}` : 'texts were not redacted, on request'}; ${wordNumberOf(hidden, 'account')} under labels; ${wordNumberOf(withheld, 'exhibit')} withheld.`,
    facts: {
      prefix,
      first,
      exhibits,
      numbers,
      findings: findings.join(' '),
      redacted: isRedacting,
      labelled: hidden,
      keyId,
      withheld,
    },
    sha256s: files.map(({ path, sha256 }) => ({ name: path, sha256 })),
  };
}

/** Only in the case: the bag cannot hold its own hash. */
export function closingDraft(tagManifest: BagFile): CustodyDraft {
  return {
    action: 'exported',
    what: 'The production was closed; the hash of its tag manifest stands for all of it.',
    facts: {},
    sha256s: [{ name: tagManifest.path, sha256: tagManifest.sha256 }],
  };
}

/**
 * A number means one thing. The same production may be made again; another one of this case needs numbers of its own.
 * @throws {UsageError} E_NUMBERS_USED
 */
export function assertNumbersFree(
  entries: readonly CustodyEntry[],
  draft: CustodyDraft,
  { prefix, force }: Pick<ProductionRequest, 'prefix' | 'force'>,
): void {
  if (force) return;
  const [first, count] = [Number(draft.facts.first), numbersOf(draft)];
  const loadFile = (each: CustodyDraft): string | undefined =>
    each.sha256s.find(({ name }) => name.endsWith('production.dat'))?.sha256;
  for (const { action, facts, sha256s, sequence, what } of entries) {
    if (action !== 'exported' || facts.prefix !== prefix) continue;
    const [usedFirst, usedCount] = [Number(facts.first), numbersOf({ facts })];
    if (usedFirst >= first + count || first >= usedFirst + usedCount) continue;
    if (loadFile({ action, facts, sha256s, what }) === loadFile(draft)) continue;
    throw new UsageError(
      'E_NUMBERS_USED',
      `--prefix: ${exhibitNumber(prefix, usedFirst)} to ${exhibitNumber(prefix, usedFirst + usedCount - 1)} belong to another production of this case (custody entry ${sequence}); continue with --first-number ${usedFirst + usedCount}, choose another --prefix, or replace that production with --force`,
    );
  }
}

/** Entries that were written before an exhibit could have several pages count their exhibits. */
function numbersOf({ facts }: Pick<CustodyDraft, 'facts'>): number {
  return Number(facts.numbers ?? facts.exhibits);
}
