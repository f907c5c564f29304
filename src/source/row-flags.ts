/** What is odd about a row that was read all the same. A small set of bits that travels with the row. */
export type RowFlags = number;

/** A key stands twice in one object: readers disagree which value counts; JSON.parse takes the last. */
export const ROW_DUPLICATE_KEYS = 1;
/** Half of a surrogate pair stands alone in a text, as an escape: legal JSON that cannot be written as UTF-8. */
export const ROW_LONE_SURROGATE = 2;
/** A whole number beyond 2^53 that JSON.parse rounds, or one that a spreadsheet has rounded (1.23E+15). */
export const ROW_ROUNDED_NUMBER = 4;
/** A cell as long as a spreadsheet's longest: it was probably cut there. */
export const ROW_CUT_CELL = 8;
