import { jsonLine } from '../report/renderers/json-text.js';

/** Lines are gathered to pieces of about this size before they are written. */
const CHUNK_CHARS = 1 << 20;

/** One line of JSON a row. */
export function* jsonLines(rows: Iterable<unknown>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += jsonLine(row);
    if (text.length < CHUNK_CHARS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
