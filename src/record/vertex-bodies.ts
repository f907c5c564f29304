import { type OpenedText, openBodyText } from './body-text.js';
import type { Row } from './format.js';
import { openJsonText } from './nested.js';
import { isRow, rowOf } from './value.js';

/** Where a body may stand: as one object, or as a list of its pieces. Every one of them may be JSON text (CSV, BigQuery exports). */
interface BodyColumns {
  readonly whole: string;
  readonly pieces: string;
}

/** A body of the table; `undefined` when the row has none. Several pieces are the events of a stream. */
export function readBodyColumns(row: Row, { whole, pieces }: BodyColumns): OpenedText {
  if (isStated(row[whole])) return openValue(row[whole]);
  const written = row[pieces];
  const list = typeof written === 'string' ? openJsonText(written) : written;
  if (!Array.isArray(list)) return isStated(written) ? openValue(written) : { kind: 'body', body: undefined };
  const bodies: unknown[] = [];
  for (const piece of list) {
    const opened = openValue(piece);
    if (opened.kind === 'cut') return opened;
    bodies.push(opened.body);
  }
  return { kind: 'body', body: bodies.length > 1 ? bodies.flat() : bodies[0] };
}

/** The column that readBodyColumns reads, for a reason that names it. */
export function columnOf(row: Row, { whole, pieces }: BodyColumns): string {
  return isStated(row[whole]) ? whole : pieces;
}

/** The request of `predict` stands in `instances`, its settings beside them; other methods send the model's own request. */
export function requestOf(body: unknown): Row {
  const request = rowOf(Array.isArray(body) ? body[0] : body);
  if (!Array.isArray(request.instances)) return request;
  return { ...rowOf(request.instances[0]), generationConfig: request.parameters };
}

/** The answer of `predict` stands in `predictions`. */
export function answerOf(body: unknown): unknown {
  return isRow(body) && Array.isArray(body.predictions) ? body.predictions[0] : body;
}

function openValue(value: unknown): OpenedText {
  return typeof value === 'string' ? openBodyText(value) : { kind: 'body', body: value };
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
