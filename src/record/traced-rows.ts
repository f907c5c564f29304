import type { Row } from './format.js';

/** How rows of tracing tools are told: their `input` and `output` look like those of other formats, so all of these ask here. */

/** Types of Langfuse observations; only GENERATION is a model call. */
const OBSERVATION_TYPES: ReadonlySet<unknown> = new Set([
  'GENERATION',
  'SPAN',
  'EVENT',
  'AGENT',
  'TOOL',
  'CHAIN',
  'RETRIEVER',
  'EVALUATOR',
  'EMBEDDING',
  'GUARDRAIL',
]);

export function isTracedRow(row: Row): boolean {
  return isWeaveCall(row) || isLangsmithRun(row) || isObservation(row) || isLangfuseTrace(row) || isHeliconeRequest(row);
}

export function isWeaveCall(row: Row): boolean {
  return row.op_name !== undefined && row.started_at !== undefined;
}

export function isLangsmithRun(row: Row): boolean {
  return row.run_type !== undefined && row.dotted_order !== undefined;
}

/** Blob exports write `trace_id`, exports from the user interface `traceId`. Other columns can be deselected. */
export function isObservation(row: Row): boolean {
  return (
    OBSERVATION_TYPES.has(row.type) &&
    (row.trace_id !== undefined ? row.start_time !== undefined : row.traceId !== undefined && row.startTime !== undefined)
  );
}

export function isLangfuseTrace(row: Row): boolean {
  return row.bookmarked !== undefined && row.public !== undefined && row.timestamp !== undefined && row.type === undefined;
}

export function isHeliconeRequest(row: Row): boolean {
  return row.request_created_at !== undefined && row.response_status !== undefined;
}
