import { basename, join, resolve } from 'node:path';
import { renderProduction } from '../../report/renderers/production-summary.js';
import { DAT_ENCODINGS, PAGE_FORMS, type ProductionRequest } from '../../store/production/production.js';
import { writeProduction } from '../../store/production/write-production.js';
import { canTypeset } from '../../store/typesetting/typesetter.js';
import { parseCustodyOptions, parseSigner } from '../custody-options.js';
import type { Faults } from '../faults.js';
import { assertGiven } from '../given-files.js';
import { numberOption, type RawOptions, textOption, wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import { createProgressLine } from '../progress.js';
import { parseBeside } from '../reading-options.js';
import type { CommandRequest } from './command-line.js';

const DEFAULT_PREFIX = 'HYD';
const PREFIX = /^[A-Za-z][A-Za-z0-9]{0,11}$/;
const FIRST_NUMBERS = { low: 1, high: 999_999, isWhole: true } as const;

/** A case and its logs in, a numbered production out. */
export async function runExhibits({ words, raw, faults, abort }: CommandRequest): Promise<number> {
  const progress = createProgressLine(raw.quiet === true);
  const options = parseOptions(words, raw, faults);
  faults.assertNone();
  assertGiven(options.beside);
  const request: ProductionRequest = { ...options, abort, onProgress: progress.show };
  try {
    const summary = await writeProduction(request);
    progress.clear();
    if (raw.quiet !== true) await printResult(renderProduction(summary, request));
    return 0;
  } finally {
    progress.clear();
  }
}

function parseOptions(
  words: readonly string[],
  raw: RawOptions,
  faults: Faults,
): Omit<ProductionRequest, 'abort' | 'onProgress'> {
  const [caseDir = ''] = words;
  if (words.length !== 1 || caseDir === '')
    faults.add(`expected one case folder, got ${words.length === 0 ? 'none' : words.join(' ')}`);
  const { joinPaths, bodyFolder, privateKeyPath } = parseBeside(raw, faults);
  const logsDir = textOption(raw, 'logs', 'the folder with the logs of the case', faults);
  if (raw.logs === undefined) faults.add('--logs: expected the folder with the logs of the case, got none');
  return {
    caseDir,
    logsDir: logsDir ?? '',
    beside: { joins: joinPaths, bodies: bodyFolder, privateKey: privateKeyPath },
    out: textOption(raw, 'out', 'a folder', faults) ?? defaultOut(caseDir),
    originals: textOption(raw, 'originals', 'a folder', faults),
    findings: findingsOption(raw, faults),
    prefix: prefixOption(raw, faults),
    firstNumber: numberOption(raw, 'first-number', FIRST_NUMBERS, faults) ?? 1,
    pseudonymKey: textOption(raw, 'pseudonym-key', 'a file', faults),
    identityMap: textOption(raw, 'identity-map', 'a file', faults),
    pseudonymiseAll: raw.pseudonymiseAll === true,
    isRedacting: raw.redact !== false,
    redactTerms: termsOption(raw, faults),
    pages: wordOption(raw, 'pages', PAGE_FORMS, faults) ?? (canTypeset() ? 'pdf' : 'html'),
    allowMissing: raw.allowMissing === true,
    datEncoding: wordOption(raw, 'dat-encoding', DAT_ENCODINGS, faults) ?? 'utf8',
    caseName: textOption(raw, 'case-name', 'a name', faults),
    custody: parseCustodyOptions(raw, faults),
    signer: parseSigner(raw, faults),
    force: raw.force === true,
  };
}

function defaultOut(caseDir: string): string {
  return join(caseDir, '..', `${basename(resolve(caseDir))}-exhibits`);
}

function termsOption(raw: RawOptions, faults: Faults): string | null {
  if (raw.redactTerms !== undefined && raw.redact === false)
    faults.add('--redact-terms: expected texts to be redacted, got --no-redact too');
  return textOption(raw, 'redact-terms', 'a CSV file', faults);
}

function findingsOption(raw: RawOptions, faults: Faults): readonly string[] | null {
  if (raw.finding === undefined) return null;
  const values: readonly unknown[] = Array.isArray(raw.finding) ? raw.finding : [raw.finding];
  const ids = values.flatMap((value) => (typeof value === 'string' ? value.split(',') : [''])).map((id) => id.trim());
  if (ids.includes('')) faults.add('--finding: expected ids such as F-001, got nothing');
  return [...new Set(ids)];
}

function prefixOption(raw: RawOptions, faults: Faults): string {
  const prefix = textOption(raw, 'prefix', 'a prefix such as HYD', faults) ?? DEFAULT_PREFIX;
  if (!PREFIX.test(prefix)) faults.add(`--prefix: expected a letter and up to 11 letters or digits, got "${prefix}"`);
  return prefix;
}
