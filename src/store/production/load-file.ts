import { UsageError } from '../../errors.js';
import { concordanceText, type DatReplacement, type DatRow, encodeCp1252 } from '../../report/exhibits/concordance.js';
import type { ExhibitEntry } from '../../report/exhibits/exhibit.js';
import { opticonText } from '../../report/exhibits/opticon.js';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { DATA } from './layout.js';
import type { DatEncoding } from './production.js';

interface LoadFile {
  readonly bytes: Uint8Array;
  readonly replacements: readonly DatReplacement[];
}

/** Kinds whose file is a native; so is a PDF, and the rest are texts. */
const NATIVES: ReadonlySet<string> = new Set(['table', 'records', 'original']);
const BOM = '\ufeff';

/**
 * The Concordance load file, one line an exhibit; the exhibits of a finding are one family.
 * @throws {UsageError} E_DAT_ENCODING for a character that CP1252 cannot hold
 */
export function makeLoadFile(
  entries: readonly ExhibitEntry[],
  { custodian, at, encoding }: { readonly custodian: string | null; readonly at: string | null; readonly encoding: DatEncoding },
): LoadFile {
  const families = new Map<string, { first: string; last: string }>();
  for (const { finding, number, lastNumber } of entries)
    families.set(finding, { first: families.get(finding)?.first ?? number, last: lastNumber });
  const rows = entries.map((entry): DatRow => {
    const path = loadPath(entry);
    const isNative = (NATIVES.has(entry.kind) || path.endsWith('.pdf')) && entry.standing !== 'slip-sheet';
    const name = entry.kind === 'original' && entry.source !== null ? entry.source.file : (path.split('/').at(-1) as string);
    return {
      BEGBATES: entry.number,
      ENDBATES: entry.lastNumber,
      BEGATTACH: families.get(entry.finding)?.first ?? '',
      ENDATTACH: families.get(entry.finding)?.last ?? '',
      CUSTODIAN: custodian ?? '',
      FILENAME: name,
      FILESIZE: String(entry.sizeBytes),
      DATECREATED: at ?? '',
      MD5HASH: entry.md5,
      SHA256HASH: entry.sha256,
      NATIVEPATH: isNative ? path : '',
      TEXTPATH: isNative ? '' : path,
      PAGECOUNT: String(pagesOf(entry)),
      CONFIDENTIALITY: '',
    };
  });
  const { text, replacements } = concordanceText(rows);
  return { bytes: encode(text, encoding), replacements };
}

/** Opticon; null where no exhibit is a file of pages. */
export function makeImageLoadFile(entries: readonly ExhibitEntry[], volume: string): string | null {
  const text = opticonText(entries, volume, loadPath);
  return text === '' ? null : text;
}

/** From the load files, which lie above the exhibits. */
function loadPath({ path }: ExhibitEntry): string {
  return path.slice(DATA.length + 1);
}

/** Numbers are one a page. */
export function pagesOf({ number, lastNumber }: Pick<ExhibitEntry, 'number' | 'lastNumber'>): number {
  return ordinal(lastNumber) - ordinal(number) + 1;
}

function ordinal(number: string): number {
  return Number(number.slice(number.lastIndexOf('-') + 1));
}

function encode(text: string, encoding: DatEncoding): Uint8Array {
  if (encoding === 'utf8') return Buffer.from(BOM + text);
  const encoded = encodeCp1252(text);
  if ('bytes' in encoded) return encoded.bytes;
  throw new UsageError(
    'E_DAT_ENCODING',
    `--dat-encoding: expected text that CP1252 can hold, got "${escapeTerminal(encoded.unfit)}" (U+${hex(encoded.unfit)}); choose utf8`,
  );
}

function hex(character: string): string {
  return (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
}
