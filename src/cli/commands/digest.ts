import { damagedInputs } from '../../engine/damage.js';
import type { FoldRequest } from '../../engine/engine.js';
import { foldSources } from '../../engine/fold-sources.js';
import { assertRejectShare } from '../../engine/reject-share.js';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { wordCount, wordNumberOf } from '../../report/words.js';
import { writeDigestFile } from '../../store/digest-file.js';
import { assertFilePath, assertFileWritable } from '../../store/file-path.js';
import { orKeepRejects } from '../../store/refused-rejects.js';
import { tellDamage } from '../input-damage.js';
import { textOption } from '../option-values.js';
import { printResult } from '../output.js';
import { createProgressLine } from '../progress.js';
import { besidePaths, parsePaths, parseReadingOptions } from '../reading-options.js';
import type { CommandRequest } from './command-line.js';

/** Logs in, one digest file out. */
export async function runDigest({ words, raw, faults, abort }: CommandRequest): Promise<number> {
  const paths = parsePaths(words, faults);
  const { settings, threads, beside } = parseReadingOptions(raw, faults);
  const output = textOption(raw, 'output', 'a file name', faults);
  if (output === null && raw.output === undefined) faults.add('-o: expected the digest file to write, got none');
  faults.assertNone();
  const path = output as string;
  const inputs = [...paths, ...besidePaths(beside)];
  assertFilePath(path, inputs);
  assertFileWritable(path);
  const progress = createProgressLine(raw.quiet === true);
  try {
    const onProgress: FoldRequest['onProgress'] = (at) => progress.show({ stage: 'reading', ...at });
    const result = await orKeepRejects({ output: path, inputs }, async () => {
      const folded = await foldSources({ paths, settings, threads, beside, keepRequestIds: true, abort, onProgress });
      assertRejectShare(folded, settings);
      return folded;
    });
    abort.throwIfAborted();
    await writeDigestFile(path, result, settings);
    progress.clear();
    const calls = result.sources.reduce((sum, { records }) => sum + records, 0);
    if (raw.quiet !== true)
      await printResult(
        `${escapeTerminal(path)}: ${wordCount(calls)} calls of ${wordNumberOf(result.digest.accounts.size, 'account')} from ${wordNumberOf(result.sources.length, 'file')}\n`,
      );
    tellDamage(damagedInputs(result));
    return 0;
  } finally {
    progress.clear();
  }
}
