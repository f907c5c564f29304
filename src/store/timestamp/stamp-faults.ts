import { InputError } from '../../errors.js';

export function missingTarget(dir: string, file: string): InputError {
  return new InputError(
    'E_CASE_SHAPE',
    `${dir}: expected ${file}, got no such file; run hydrometer verify to see what is missing`,
    {
      place: { file: dir },
    },
  );
}
