import { damagedInputs } from '../../engine/damage.js';
import type { FoldResult } from '../../engine/engine.js';
import { foldSources } from '../../engine/fold-sources.js';
import { renderInspection } from '../../report/renderers/inspection-text.js';
import { jsonText } from '../../report/renderers/json-text.js';
import { type FoldSettings, readDigestFiles } from '../../store/digest-file.js';
import { areDigests, refuseBeside } from '../digest-inputs.js';
import { tellDamage } from '../input-damage.js';
import { inspectFold } from '../inspect-fold.js';
import { wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import { createProgressLine } from '../progress.js';
import { parsePaths, parseReadingOptions } from '../reading-options.js';
import { COLOR_WISHES, textLook } from '../terminal.js';
import type { CommandRequest } from './command-line.js';

/** Says what is in the files. Many rejects are no fault here: they are what a person wants to see. */
export async function runInspect({ words, raw, faults, abort }: CommandRequest): Promise<number> {
  const paths = parsePaths(words, faults);
  const { settings, threads, beside } = parseReadingOptions(raw, faults);
  const color = wordOption(raw, 'color', COLOR_WISHES, faults) ?? 'auto';
  const isDigest = areDigests(paths);
  if (isDigest) refuseBeside(beside, faults);
  faults.assertNone();
  const progress = createProgressLine(raw.quiet === true);
  try {
    const result: FoldResult & { readonly settings?: FoldSettings } = isDigest
      ? await readDigestFiles(paths, settings)
      : await foldSources({
          paths,
          settings: { ...settings, checkKeys: true },
          threads,
          beside,
          abort,
          onProgress: (at) => progress.show({ stage: 'reading', ...at }),
        });
    progress.clear();
    const inspection = inspectFold(result, { ...settings, ...result.settings });
    await printResult(raw.json === true ? jsonText(inspection) : renderInspection(inspection, textLook(color)));
    tellDamage(damagedInputs(result));
    return 0;
  } finally {
    progress.clear();
  }
}
