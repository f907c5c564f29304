/**
 * Concordance load file (`production.dat`): fields between þ, U+0014 between them, ® for a line end inside a field, first row the
 * names. The characters are those of the byte values 0xFE, 0x14 and 0xAE in CP1252; in UTF-8 two of them take two bytes.
 */

export const DAT_COLUMNS = [
  'BEGBATES',
  'ENDBATES',
  'BEGATTACH',
  'ENDATTACH',
  'CUSTODIAN',
  'FILENAME',
  'FILESIZE',
  'DATECREATED',
  'MD5HASH',
  'SHA256HASH',
  'NATIVEPATH',
  'TEXTPATH',
  'PAGECOUNT',
  'CONFIDENTIALITY',
] as const;
type DatColumn = (typeof DAT_COLUMNS)[number];
export type DatRow = Readonly<Record<DatColumn, string>>;

const QUALIFIER = '\u00fe';
const SEPARATOR = '\u0014';
const LINE_END = '\u00ae';
const DELIMITERS = new RegExp(`[${QUALIFIER}${SEPARATOR}${LINE_END}]`, 'g');
const REPLACEMENT = '\ufffd';

/** A field that held a delimiter of the format, which was replaced by U+FFFD. */
export interface DatReplacement {
  readonly begBates: string;
  readonly column: DatColumn;
  readonly count: number;
}

interface DatText {
  readonly text: string;
  readonly replacements: readonly DatReplacement[];
}

export function concordanceText(rows: readonly DatRow[]): DatText {
  const replacements: DatReplacement[] = [];
  const lines = rows.map((row) =>
    lineOf(
      DAT_COLUMNS.map((column) => {
        const count = row[column].match(DELIMITERS)?.length ?? 0;
        if (count > 0) replacements.push({ begBates: row.BEGBATES, column, count });
        return row[column].replace(DELIMITERS, REPLACEMENT).replace(/\r\n|\r|\n/g, LINE_END);
      }),
    ),
  );
  return { text: [lineOf(DAT_COLUMNS), ...lines].join(''), replacements };
}

function lineOf(fields: readonly string[]): string {
  return `${fields.map((field) => `${QUALIFIER}${field}${QUALIFIER}`).join(SEPARATOR)}\r\n`;
}

/** CP1252 differs from Latin-1 at 0x80–0x9F; 0 stands where it holds nothing (Unicode’s CP1252.TXT). */
const CP1252_HIGH = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018,
  0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/** @returns the bytes, or the first character that CP1252 cannot hold */
export function encodeCp1252(text: string): { readonly bytes: Uint8Array } | { readonly unfit: string } {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const high = CP1252_HIGH.indexOf(code);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
    else if (high >= 0) bytes.push(0x80 + high);
    else return { unfit: character };
  }
  return { bytes: Uint8Array.from(bytes) };
}
