/** Hashed words and word pairs kept of one call's new text (the smallest by hash, so texts that share words keep the same ones). */
export const FEATURE_SLOTS = 32;

/** Hashed or counted attributes of a sampled call, one 32-bit number each; 0 means the log does not say. */
export const COLUMNS = [
  'model',
  'parameters',
  'system',
  'head',
  'payload',
  'conversation',
  'userAgent',
  'ip',
  'apiKey',
  'organisation',
  'endUser',
  'promptChars',
  'responseChars',
  'messages',
  'flags',
  'responseHead',
  'outputTokens',
  'rules',
  'style',
] as const;
export type Column = (typeof COLUMNS)[number];
export const COLUMN_COUNT = COLUMNS.length;

/** Columns whose values have a readable label in the digest. */
export const LABELLED: readonly Column[] = ['model', 'parameters', 'system', 'userAgent', 'ip', 'organisation'];

/** Where each column stands within the columns of a call. A constant: looking a name up for each value would cost more than the value. */
export const COLUMN_INDEX: Readonly<Record<Column, number>> = Object.freeze(
  Object.fromEntries(COLUMNS.map((column, index) => [column, index])) as Record<Column, number>,
);
