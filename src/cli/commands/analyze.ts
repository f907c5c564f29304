import { type AnalyzeResult, analyze } from '../../analyze.js';
import { assertWhole } from '../../engine/damage.js';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { renderSummary } from '../../report/renderers/summary.js';
import { summariseReport } from '../../report/summarise.js';
import { wordNumberOf } from '../../report/words.js';
import { writeCase } from '../../store/case-folder.js';
import { assertCasePath } from '../../store/case-paths.js';
import type { CustodyBasis } from '../../store/custody.js';
import { readFacts, readRegistration } from '../../store/registration-files.js';
import { parseCustodyOptions } from '../custody-options.js';
import { FAIL_ON_WORDS, type FailOn, reachesStrength } from '../fail-on.js';
import type { Faults } from '../faults.js';
import { type RawOptions, textOption, wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import { createProgressLine } from '../progress.js';
import { besidePaths, parsePaths, parseReadingOptions, type ReadingOptions } from '../reading-options.js';
import { COLOR_WISHES, type ColorWish, textLook } from '../terminal.js';
import type { CommandRequest } from './command-line.js';

/** Chosen: as many pairs of digests as a person reads. */
const LISTED_OVERLAPS = 10;
const DEFAULT_OUT = './hydrometer-case';

interface AnalyzeOptions extends ReadingOptions {
  readonly out: string;
  readonly force: boolean;
  readonly accounts: string | null;
  readonly facts: string | null;
  readonly failOn: FailOn;
  readonly custody: CustodyBasis;
  readonly color: ColorWish;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
}

/** Logs in, case folder out. */
export async function runAnalyze({ words, raw, faults, argv, abort }: CommandRequest): Promise<number> {
  const paths = parsePaths(words, faults);
  const options = parseOptions(raw, faults);
  faults.assertNone();
  const { out, settings, threads, beside } = options;
  const plan = {
    dir: out,
    inputs: [...paths, ...besidePaths(beside), options.accounts, options.facts].filter((path) => path !== null),
    force: options.force,
  };
  assertCasePath(plan);
  const registration = options.accounts === null ? null : await readRegistration(options.accounts);
  const facts = options.facts === null ? null : await readFacts(options.facts);
  const progress = createProgressLine(options.isQuiet);
  try {
    const result = await analyze({ paths, settings, threads, beside, registration, facts, abort, onProgress: progress.show });
    abort.throwIfAborted();
    await writeCase(plan, { ...result, settings, argv, custody: options.custody }, abort);
    progress.clear();
    if (!options.isQuiet) warnOfOverlaps(result.overlaps);
    await printEnd(result.report, options);
    assertWhole(result.damaged);
    return reachesStrength(result.report, options.failOn) ? 1 : 0;
  } finally {
    progress.clear();
  }
}

function parseOptions(raw: RawOptions, faults: Faults): AnalyzeOptions {
  return {
    ...parseReadingOptions(raw, faults),
    out: textOption(raw, 'out', 'a folder', faults) ?? DEFAULT_OUT,
    force: raw.force === true,
    accounts: textOption(raw, 'accounts', 'a CSV file', faults),
    facts: textOption(raw, 'facts', 'a JSON file', faults),
    failOn: wordOption(raw, 'fail-on', FAIL_ON_WORDS, faults) ?? 'none',
    custody: parseCustodyOptions(raw, faults),
    color: wordOption(raw, 'color', COLOR_WISHES, faults) ?? 'auto',
    isJson: raw.json === true,
    isQuiet: raw.quiet === true,
  };
}

/** Such calls count in both digests; whoever cut the logs can cut them again. */
function warnOfOverlaps(overlaps: AnalyzeResult['overlaps']): void {
  for (const { first, again, calls } of overlaps.slice(0, LISTED_OVERLAPS)) {
    const both = `${escapeTerminal(again)} holds ${wordNumberOf(calls, 'call')} that ${escapeTerminal(first)} holds too`;
    process.stderr.write(`hydrometer: ${both}; they count twice\n`);
  }
  const left = overlaps.length - LISTED_OVERLAPS;
  if (left > 0) process.stderr.write(`hydrometer: and ${wordNumberOf(left, 'more pair')} of digests\n`);
}

type Report = Awaited<ReturnType<typeof analyze>>['report'];

async function printEnd(report: Report, { out, color, isJson, isQuiet }: AnalyzeOptions): Promise<void> {
  if (isJson) await printResult(`${JSON.stringify(summariseReport(report, out), null, 1)}\n`);
  else if (!isQuiet) await printResult(renderSummary(report, { ...textLook(color), caseDir: out }));
}
