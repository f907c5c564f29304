import { reportJsonSchema } from '../../report/schema/report-schema.js';
import { SCHEMA_NAMES } from '../first-words.js';
import { didYouMean } from '../nearest.js';
import { printResult } from '../output.js';
import type { CommandRequest } from './command-line.js';

/** Prints what programs may rely on. */
export async function runSchema({ words, faults }: CommandRequest): Promise<number> {
  const got = words.join(' ');
  if (words.length !== 1 || !SCHEMA_NAMES.some((name) => name === words[0]))
    faults.add(
      `expected one of ${SCHEMA_NAMES.join(', ')}, got ${got === '' ? 'nothing' : `"${got}"`}${didYouMean(got, SCHEMA_NAMES)}`,
    );
  faults.assertNone();
  await printResult(`${JSON.stringify(reportJsonSchema(), null, 1)}\n`);
  return 0;
}
