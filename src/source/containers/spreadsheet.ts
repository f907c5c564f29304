import { ROW_CUT_CELL, ROW_ROUNDED_CELL, type RowFlags } from '../row-flags.js';

/** Microsoft's specification of Excel gives this as the most characters a cell can hold; other programs have kept to it. */
const LONGEST_CELL = 32_767;
/** Shortest and longest form of a rounded number: 1E+15, -1.23456789012345E+99. */
const ROUNDED_CHARS = { least: 5, most: 21 };
const ROUNDED = /^-?\d(?:[.,]\d{1,14})?E\+\d{2}$/;

/** What a spreadsheet that saved the table again may have done to these cells: cut them, or written whole numbers in short. */
export function cellFlags(fields: readonly string[]): RowFlags {
  let flags = 0;
  for (const field of fields) {
    const { length } = field;
    if (length === LONGEST_CELL) flags |= ROW_CUT_CELL;
    if (length < ROUNDED_CHARS.least || length > ROUNDED_CHARS.most || field.charCodeAt(length - 4) !== 0x45) continue;
    if (ROUNDED.test(field)) flags |= ROW_ROUNDED_CELL;
  }
  return flags;
}
