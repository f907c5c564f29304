import { jsonText } from '../../report/renderers/json-text.js';
import { createPaint } from '../../report/renderers/paint.js';
import { renderVerification } from '../../report/renderers/verification-text.js';
import type { Verification } from '../../report/verification.js';
import { assertCustodyWritable, type CustodyBasis } from '../../store/custody.js';
import { readPublicKey } from '../../store/signature.js';
import { readCertificates } from '../../store/timestamp/read-certificates.js';
import { stampTarget } from '../../store/timestamp/stamp-files.js';
import { recordVerification } from '../../store/verification/record.js';
import { type VerifyRequest, verify } from '../../store/verification/verify.js';
import { parseCustodyOptions } from '../custody-options.js';
import type { Faults } from '../faults.js';
import { assertGiven } from '../given-files.js';
import { type RawOptions, textOption, wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import { createProgressLine } from '../progress.js';
import { parseBeside, parseThreads } from '../reading-options.js';
import { COLOR_WISHES, type ColorWish, textLook } from '../terminal.js';
import type { CommandRequest } from './command-line.js';

/** As in the table of exit codes: something does not match. */
const DIFFERS_CODE = 4;

interface VerifyOptions extends Omit<VerifyRequest, 'abort' | 'onProgress' | 'publicKey' | 'roots'> {
  readonly publicKeyPath: string | null;
  readonly caPath: string | null;
  readonly isRecorded: boolean;
  readonly custody: CustodyBasis;
  readonly color: ColorWish;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
}

/** Reads a case or a production and says what differs; with --record the case's custody log tells of it. */
export async function runVerify({ words, raw, faults, abort }: CommandRequest): Promise<number> {
  const options = parseOptions(words, raw, faults);
  faults.assertNone();
  assertGiven(options.beside);
  const { dir, caseDir, publicKeyPath, caPath, isRecorded, isQuiet } = options;
  const target = stampTarget(dir);
  if (target.kind === 'bag' && isRecorded && caseDir === null)
    faults.add('--record: expected --case too: the custody log of a production is closed, that of its case takes the entry');
  if (target.kind === 'case' && caseDir !== null) faults.add('--case: expected a production to verify, got a case');
  faults.assertNone();
  if (isRecorded) assertCustodyWritable(caseDir ?? dir);
  const progress = createProgressLine(isQuiet);
  let verification: Verification;
  try {
    verification = await verify({
      ...options,
      publicKey: publicKeyPath === null ? null : readPublicKey(publicKeyPath),
      roots: caPath === null ? [] : readCertificates(caPath),
      abort,
      onProgress: progress.show,
    });
  } finally {
    progress.clear();
  }
  await printVerification(verification, options);
  if (isRecorded) await recordVerification(dir, target, caseDir ?? dir, verification, options.custody);
  return verification.outcome === 'differs' ? DIFFERS_CODE : 0;
}

function parseOptions(words: readonly string[], raw: RawOptions, faults: Faults): VerifyOptions {
  const [dir = ''] = words;
  if (words.length !== 1 || dir === '')
    faults.add(`expected one case folder or production, got ${words.length === 0 ? 'none' : words.join(' ')}`);
  const { joinPaths, bodyFolder, privateKeyPath } = parseBeside(raw, faults);
  return {
    dir,
    logsDir: textOption(raw, 'logs', 'the folder with the logs of the case', faults),
    caseDir: textOption(raw, 'case', 'a case folder', faults),
    beside: {
      accounts: textOption(raw, 'accounts', 'a CSV file', faults),
      facts: textOption(raw, 'facts', 'a JSON file', faults),
      joins: joinPaths,
      bodies: bodyFolder,
      privateKey: privateKeyPath,
    },
    publicKeyPath: textOption(raw, 'public-key', 'a PEM file', faults),
    caPath: textOption(raw, 'ca', 'a PEM file', faults),
    isRecorded: raw.record === true,
    custody: parseCustodyOptions(raw, faults),
    threads: parseThreads(raw, faults),
    color: wordOption(raw, 'color', COLOR_WISHES, faults) ?? 'auto',
    isJson: raw.json === true,
    isQuiet: raw.quiet === true,
  };
}

async function printVerification(verification: Verification, { isJson, isQuiet, color }: VerifyOptions): Promise<void> {
  if (isJson) await printResult(jsonText(verification));
  else if (!isQuiet || verification.outcome === 'differs') {
    const look = textLook(color);
    const width = process.stdout.isTTY === true ? look.width : null;
    await printResult(renderVerification(verification, createPaint(look.color), width));
  }
}
