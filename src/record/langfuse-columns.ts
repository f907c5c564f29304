import type { Row } from './format.js';

/** Names in exports from the user interface → names in blob exports. */
const INTERFACE_NAMES: readonly (readonly [string, string])[] = [
  ['traceId', 'trace_id'],
  ['projectId', 'project_id'],
  ['startTime', 'start_time'],
  ['endTime', 'end_time'],
  ['userId', 'user_id'],
  ['sessionId', 'session_id'],
  ['statusMessage', 'status_message'],
  ['providedModelName', 'provided_model_name'],
  ['model', 'provided_model_name'],
  ['modelParameters', 'model_parameters'],
  ['usageDetails', 'usage_details'],
  ['toolDefinitions', 'tool_definitions'],
];

interface ObservationRow {
  readonly row: Row;
  readonly isFromInterface: boolean;
}

/** An observation under the names of the blob export. The names that were written stay beside them: a person may use either. */
export function observationOf(written: Row): ObservationRow {
  if (written.trace_id !== undefined) return { row: written, isFromInterface: false };
  const row: Record<string, unknown> = { ...written };
  for (const [from, to] of INTERFACE_NAMES) if (written[from] !== undefined) row[to] ??= written[from];
  return { row, isFromInterface: true };
}
