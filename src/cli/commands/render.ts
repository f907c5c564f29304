import { join } from 'node:path';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { renderCase } from '../../store/read-case.js';
import { printResult } from '../output.js';
import type { CommandRequest } from './command-line.js';

export async function runRender({ words, raw, faults }: CommandRequest): Promise<number> {
  const [dir, ...more] = words;
  if (dir === undefined) faults.add('expected a case folder, got none');
  if (more.length > 0) faults.add(`expected one case folder, got ${words.length}`);
  faults.assertNone();
  await renderCase(dir as string);
  if (raw.quiet !== true) await printResult(`${escapeTerminal(join(dir as string, 'report.html'))} written\n`);
  return 0;
}
