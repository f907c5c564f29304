import { type AnalyzeResult, analyze } from '../../analyze.js';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { jsonText } from '../../report/renderers/json-text.js';
import { renderSummary } from '../../report/renderers/summary.js';
import { summariseReport } from '../../report/summarise.js';
import { wordNumberOf } from '../../report/words.js';
import { writeCase } from '../../store/case-folder.js';
import { assertCasePath } from '../../store/case-paths.js';
import type { CustodyBasis } from '../../store/custody.js';
import { isDigestFile } from '../../store/digest-file.js';
import { hashSuppliedFile } from '../../store/hash-file.js';
import type { SuppliedFile } from '../../store/manifest.js';
import { orKeepRejects } from '../../store/refused-rejects.js';
import { readFacts, readRegistration } from '../../store/registration-files.js';
import { reportPdf } from '../../store/report-pdf.js';
import type { Signer } from '../../store/signature.js';
import { loadTypesetter } from '../../store/typesetting/typesetter.js';
import { parseCustodyOptions, parseSigner } from '../custody-options.js';
import { areDigests, refuseBeside } from '../digest-inputs.js';
import { FAIL_ON_WORDS, type FailOn, reachesStrength } from '../fail-on.js';
import type { Faults } from '../faults.js';
import { tellDamage } from '../input-damage.js';
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
  readonly signer: Signer | null;
  readonly discardCustody: boolean;
  readonly color: ColorWish;
  readonly isPdf: boolean;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
}

/** Logs in, case folder out. */
export async function runAnalyze({ words, raw, faults, argv, abort }: CommandRequest): Promise<number> {
  const paths = parsePaths(words, faults);
  const options = parseOptions(raw, faults);
  if (areDigests(paths)) refuseBeside(options.beside, faults);
  faults.assertNone();
  const { out, settings, threads, beside } = options;
  const plan = {
    dir: out,
    inputs: [...paths, ...besidePaths(beside), options.accounts, options.facts, textOption(raw, 'sign', '', faults)].filter(
      (path) => path !== null,
    ),
    force: options.force,
    discardCustody: options.discardCustody,
  };
  assertCasePath(plan);
  const typesetter = options.isPdf ? await loadTypesetter() : null;
  const supplied = await hashSupplied(paths, options);
  const registration = options.accounts === null ? null : await readRegistration(options.accounts);
  const facts = options.facts === null ? null : await readFacts(options.facts);
  const progress = createProgressLine(options.isQuiet);
  try {
    const result = await orKeepRejects({ output: out, inputs: plan.inputs }, () =>
      analyze({ paths, settings, threads, beside, registration, facts, abort, onProgress: progress.show }),
    );
    abort.throwIfAborted();
    const pdf = typesetter === null ? null : reportPdf(typesetter, result.report, result.accounts);
    const { custody, signer } = options;
    await writeCase(plan, { ...result, settings, argv, custody, paths, supplied, signer, pdf }, abort);
    progress.clear();
    warnOfOverlaps(result.overlaps);
    await printEnd(result.report, options);
    tellDamage(result.damaged);
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
    signer: parseSigner(raw, faults),
    discardCustody: raw.discardCustody === true,
    color: wordOption(raw, 'color', COLOR_WISHES, faults) ?? 'auto',
    isPdf: raw.pdf === true,
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

/** What is read beside the logs, hashed before it is read. */
async function hashSupplied(
  paths: readonly string[],
  { accounts, facts }: Pick<AnalyzeOptions, 'accounts' | 'facts'>,
): Promise<readonly SuppliedFile[]> {
  const digests = paths.filter((path) => path !== '-' && isDigestFile(path));
  const files = [
    ...(accounts === null ? [] : [hashSuppliedFile('accounts', accounts)]),
    ...(facts === null ? [] : [hashSuppliedFile('facts', facts)]),
    ...digests.map((path) => hashSuppliedFile('digest', path)),
  ];
  return (await Promise.all(files)).flat();
}

type Report = Awaited<ReturnType<typeof analyze>>['report'];

async function printEnd(report: Report, { out, color, isJson, isQuiet }: AnalyzeOptions): Promise<void> {
  if (isJson) await printResult(jsonText(summariseReport(report, out)));
  else if (!isQuiet) await printResult(renderSummary(report, { ...textLook(color), caseDir: out }));
}
