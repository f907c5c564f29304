import { join } from 'node:path';
import { EXPORTS } from '../../report/exports/index.js';
import { TLP_WORDS } from '../../report/exports/tlp.js';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { wordNumberOf } from '../../report/words.js';
import { pathStats } from '../../source/path-stats.js';
import { type ExportCaseRequest, type ExportedCase, exportCase } from '../../store/exchange/export-case.js';
import type { ExportOrder } from '../../store/exchange/export-paths.js';
import { IDENTIFIERS } from '../../store/exchange/share-names.js';
import { parseCustodyOptions } from '../custody-options.js';
import { FAIL_ON_WORDS, reachesStrength } from '../fail-on.js';
import type { Faults } from '../faults.js';
import { didYouMean } from '../nearest.js';
import { type RawOptions, textOption, textsOption, wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import type { CommandRequest } from './command-line.js';

/** A case in, files for other programs out. */
export async function runExport({ words, raw, faults, abort }: CommandRequest): Promise<number> {
  const options = parseOptions(words, raw, faults);
  faults.assertNone();
  const exported = await exportCase({ ...options, abort });
  if (exported.printed !== null) await printResult(exported.printed);
  else if (raw.quiet !== true) await printResult(writtenWords(exported));
  return exported.isFailing ? 1 : 0;
}

function parseOptions(words: readonly string[], raw: RawOptions, faults: Faults): Omit<ExportCaseRequest, 'abort'> {
  const [caseDir = ''] = words;
  if (words.length !== 1 || caseDir === '')
    faults.add(`expected one case folder, got ${words.length === 0 ? 'none' : words.join(' ')}`);
  const failOn = wordOption(raw, 'fail-on', FAIL_ON_WORDS, faults) ?? 'none';
  const identifiers = wordOption(raw, 'identifiers', IDENTIFIERS, faults) ?? 'pseudonym';
  const keyFile = textOption(raw, 'pseudonym-key', 'a file', faults);
  if (identifiers === 'raw' && keyFile !== null)
    faults.add('--pseudonym-key: expected no key together with --identifiers raw, got one; choose one of both');
  const custody = parseCustodyOptions(raw, faults);
  if (custody.operator !== null && raw.record !== true)
    faults.add('--operator: expected --record too, since only the custody log holds it');
  return {
    caseDir,
    orders: parseOrders(raw, faults),
    identifiers,
    keyFile,
    exhibits: textOption(raw, 'exhibits', 'the folder of a production', faults),
    tlp: wordOption(raw, 'tlp', TLP_WORDS, faults) ?? 'amber',
    custody,
    isRecorded: raw.record === true,
    force: raw.force === true,
    isFailing: ({ scale }, finding) => reachesStrength({ findings: [finding], scale }, failOn),
  };
}

/** `stix`, `stix=path`, several times. What has no path of its own goes to --out, or alone to standard output. */
function parseOrders(raw: RawOptions, faults: Faults): readonly ExportOrder[] {
  const ids = EXPORTS.map(({ id }) => id);
  const expected = `one of ${ids.join(', ')}, or format=path`;
  if (raw.format === undefined) faults.add(`--format: expected ${expected}, got none`);
  const out = textOption(raw, 'out', 'a file or folder', faults);
  const orders = textsOption(raw, 'format', expected, faults).flatMap((text) => {
    const end = text.indexOf('=');
    const id = end < 0 ? text : text.slice(0, end);
    const format = EXPORTS.find((each) => each.id === id);
    if (format === undefined) faults.add(`--format: expected ${expected}, got "${text}"${didYouMean(id, ids)}`);
    if (end === text.length - 1) faults.add(`--format: expected a path behind "${id}=", got nothing`);
    return format === undefined ? [] : [{ format, path: end < 0 ? null : text.slice(end + 1) }];
  });
  return placeOrders(orders, out, faults);
}

function placeOrders(orders: readonly ExportOrder[], out: string | null, faults: Faults): readonly ExportOrder[] {
  const open = orders.filter(({ path }) => path === null);
  if (out !== null && open.length === 0 && orders.length > 0)
    faults.add('--out: expected a format without a path of its own, got none');
  const placed = orders.map(({ format, path }) => {
    if (path !== null || out === null) return { format, path: path === '-' ? null : path };
    const isFolder = open.length > 1 || (!format.hasManyFiles && namesFolder(out));
    return { format, path: isFolder ? join(out, format.fileName) : out };
  });
  const printed = placed.filter(({ path }) => path === null);
  if (printed.length > 1)
    faults.add(`--format: expected one format for standard output, got ${printed.length}; name --out <dir>`);
  for (const { format } of printed.filter((order) => order.format.hasManyFiles))
    faults.add(`--format: expected a folder for ${format.id}, got none; name ${format.id}=<dir> or --out <dir>`);
  return placed;
}

function namesFolder(path: string): boolean {
  return path.endsWith('/') || pathStats(path)?.isDirectory() === true;
}

function writtenWords({ written }: ExportedCase): string {
  const width = Math.max(0, ...written.map(({ format }) => format.length)) + 2;
  return written
    .map(
      ({ format, path, files }) =>
        `${format.padEnd(width)}${escapeTerminal(path)}${files === 1 ? '' : `, ${wordNumberOf(files, 'file')}`}\n`,
    )
    .join('');
}
