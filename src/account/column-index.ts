import { COLUMNS, type Column } from './account.js';

/** Where each column stands within the columns of a call. A constant: looking a name up for each value would cost more than the value. */
export const COLUMN_INDEX: Readonly<Record<Column, number>> = Object.freeze(
  Object.fromEntries(COLUMNS.map((column, index) => [column, index])) as Record<Column, number>,
);
