import { join } from 'node:path';
import { countDifferences, type Outcome, type Verification } from '../../report/verification.js';
import { wordNumberOf } from '../../report/words.js';
import { appendCustody, type CustodyBasis, type CustodyDraft } from '../custody.js';
import { hashFile } from '../hash-file.js';
import { readCaseCustody } from '../production/export-custody.js';
import type { StampTarget } from '../timestamp/stamp-files.js';

/**
 * Writes the result of a verification into the custody log of a case.
 * @param dir what was verified
 * @param caseDir whose log takes the entry
 * @throws {IntegrityError} E_CUSTODY_BROKEN, E_CUSTODY_MOVED: a log that differs takes no entry
 */
export async function recordVerification(
  dir: string,
  { file }: StampTarget,
  caseDir: string,
  verification: Verification,
  custody: CustodyBasis,
): Promise<void> {
  const { entries } = await readCaseCustody(caseDir);
  const path = join(dir, file);
  const draft = verifiedDraft(verification, { name: file, sha256: await hashFile(path, path) });
  await appendCustody(caseDir, entries, [draft], custody);
}

function verifiedDraft(verification: Verification, manifest: CustodyDraft['sha256s'][number]): CustodyDraft {
  const { target, tool, checks } = verification;
  const count = (outcome: Outcome): number => checks.filter((check) => check.outcome === outcome).length;
  const differences = countDifferences(verification);
  return {
    action: 'verified',
    what: `The ${target === 'case' ? 'case' : 'production'} was verified by hydrometer ${tool.version}: ${differences === 0 ? 'no difference' : wordNumberOf(differences, 'difference')} in ${wordNumberOf(checks.length, 'check')}, of which ${count('not possible')} were not possible.`,
    facts: {
      version: tool.version,
      ok: count('ok'),
      differs: count('differs'),
      notPossible: checks
        .filter(({ outcome }) => outcome === 'not possible')
        .map(({ id }) => id)
        .join(' '),
      differences,
    },
    sha256s: [manifest],
  };
}
