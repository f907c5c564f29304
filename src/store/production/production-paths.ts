import { existsSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { isWithin, realPath } from '../real-path.js';
import { assertBagPath } from './bag-paths.js';
import type { ProductionRequest } from './production.js';

type Paths = Pick<
  ProductionRequest,
  'caseDir' | 'logsDir' | 'out' | 'originals' | 'pseudonymKey' | 'identityMap' | 'redactTerms' | 'force'
>;

/**
 * Nothing is written below the case or the logs; what tells who is who lies outside every folder that may be handed on.
 * @throws {UsageError} E_OUTPUT_EXISTS, E_OUTPUT_IN_INPUT, E_SECRET_PLACE
 */
export function assertProductionPaths(paths: Paths): void {
  const { caseDir, logsDir, out, originals, pseudonymKey, identityMap, redactTerms, force } = paths;
  const inputs = [caseDir, logsDir];
  assertBagPath({ dir: out, option: '--out', inputs, force });
  if (originals !== null) {
    assertBagPath({ dir: originals, option: '--originals', inputs, force });
    if (isWithin(realPath(out), realPath(originals)) || isWithin(realPath(originals), realPath(out)))
      throw new UsageError(
        'E_OUTPUT_EXISTS',
        `--originals: expected a folder apart from --out, got ${originals}; choose a folder elsewhere`,
      );
  }
  const folders = [out, caseDir, logsDir, ...(originals === null ? [] : [originals])];
  assertSecretPlace('--pseudonym-key', pseudonymKey, folders);
  assertSecretPlace('--identity-map', identityMap, folders);
  assertSecretPlace('--redact-terms', redactTerms ?? null, folders);
  if (identityMap !== null && pseudonymKey === null)
    throw new UsageError(
      'E_KEY_MISSING',
      '--identity-map: expected --pseudonym-key too: without a key there are no labels to map',
    );
  if (identityMap !== null && existsSync(identityMap) && !force)
    throw new UsageError(
      'E_OUTPUT_EXISTS',
      `--identity-map: ${identityMap} is there already; choose another name, or replace it with --force`,
    );
}

/** @throws {UsageError} E_SECRET_PLACE */
export function assertSecretPlace(option: string, path: string | null, folders: readonly string[]): void {
  const folder = path === null ? undefined : folders.find((each) => isWithin(realPath(each), realPath(path)));
  if (folder === undefined) return;
  throw new UsageError(
    'E_SECRET_PLACE',
    `${option}: expected a file outside the production, the case and the logs, but ${path} lies in ${folder}; choose a place that is not handed on`,
  );
}
