/** What is odd about a row that was read all the same. A small set of bits that travels with the row. */
export type RowFlags = number;

/** A key stands twice in one object: readers disagree which value counts; JSON.parse takes the last. */
export const ROW_DUPLICATE_KEYS = 1;
/** Half of a surrogate pair stands alone in a text, as an escape: legal JSON that cannot be written as UTF-8. */
export const ROW_LONE_SURROGATE = 2;
/** A whole number beyond 2^53 stands in the row. It is read as decimal text; most readers of JSON round it. */
export const ROW_WIDE_NUMBER = 4;
/** A cell as long as a spreadsheet's longest: it was probably cut there. */
export const ROW_CUT_CELL = 8;
/** A number that a spreadsheet has rounded (1.23E+15). */
export const ROW_ROUNDED_CELL = 16;
/** U+FFFD, which programs write in place of bytes that they cannot read: the log holds less than what was sent. */
export const ROW_REPLACED_CHARACTER = 32;
/** A byte order mark stands before the row; it is no part of it. */
export const ROW_BYTE_ORDER_MARK = 64;

/** Each flag by the name under which its rows are counted as a loss. */
export const ROW_FLAGS = {
  'keys-duplicate': ROW_DUPLICATE_KEYS,
  'surrogate-lone': ROW_LONE_SURROGATE,
  'number-wide': ROW_WIDE_NUMBER,
  'cell-cut': ROW_CUT_CELL,
  'cell-rounded': ROW_ROUNDED_CELL,
  'character-replaced': ROW_REPLACED_CHARACTER,
  'byte-order-mark': ROW_BYTE_ORDER_MARK,
} as const;
export type RowFlagName = keyof typeof ROW_FLAGS;

export const ROW_FLAG_NAMES = Object.keys(ROW_FLAGS) as readonly RowFlagName[];
