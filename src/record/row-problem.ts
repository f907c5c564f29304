import type { FormatCall, FormatRecord, Row, RowProblem, RowSkip } from './format.js';
import { type TimeUnit, timeReason } from './time.js';

export function callOf(keyRow: Row, call: FormatRecord): FormatCall {
  return { kind: 'call', keyRow, call };
}

export function skipOf(reason: string): RowSkip {
  return { kind: 'skip', reason };
}

/** A time that stands in the row but cannot be read. */
export function timeProblem(field: string, value: unknown, unit: TimeUnit): RowProblem {
  return { kind: 'problem', code: 'E_ROW_TIME', reason: timeReason(field, value, unit) };
}

/** A field that should hold JSON text and holds something cut or garbled. */
export function nestedProblem(field: string): RowProblem {
  return {
    kind: 'problem',
    code: 'E_ROW_NESTED',
    reason: `expected JSON text in \`${field}\`, got text that ends early or is no JSON`,
  };
}

/** A part of the row has another shape than the format lays down. */
export function shapeProblem(reason: string): RowProblem {
  return { kind: 'problem', code: 'E_ROW_SHAPE', reason };
}
