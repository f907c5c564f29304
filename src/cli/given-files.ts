import { existsSync } from 'node:fs';
import { isDynamicPattern } from 'tinyglobby';
import { InputError } from '../errors.js';
import type { GivenBeside } from '../store/production/find-joined.js';

interface Given extends GivenBeside {
  readonly accounts?: string | null;
  readonly facts?: string | null;
}

/**
 * Asked before the work: a file that was named and is not there is no difference of the case.
 * @throws {InputError} E_INPUT_MISSING
 */
export function assertGiven({ accounts = null, facts = null, joins, bodies, privateKey }: Given): void {
  const given: readonly (readonly [string, string | null])[] = [
    ['--accounts', accounts],
    ['--facts', facts],
    ...joins.map((path) => ['--join', path] as const),
    ['--bodies', bodies],
    ['--private-key', privateKey],
  ];
  for (const [option, path] of given) {
    if (path === null || existsSync(path) || isDynamicPattern(path)) continue;
    throw new InputError('E_INPUT_MISSING', `${option}: expected a file or folder, found nothing at ${path}; check the path`, {
      place: { file: path },
    });
  }
}
