import { OTHER, type PythonCall, type PythonValue, readPython } from './python-text.js';

/**
 * Lines that vLLM's request logger writes, by their wording:
 * up to 0.3  `Received request ID: prompt: '…', sampling params: SamplingParams(…), prompt token ids: […]`
 * to 0.10    `Received request ID: prompt: '…', params: SamplingParams(…), prompt_token_ids: […], lora_request: …`
 * later      `Received request ID: params: …` and, at level DEBUG, `Request ID details: prompt: '…', prompt_token_ids: …`
 * outputs    `Generated response ID (streaming complete): output: '…', output_token_ids: …, finish_reason: …`
 */
export type VllmKind = 'received' | 'details' | 'generated';

export interface VllmLine {
  readonly kind: VllmKind;
  readonly requestId: string;
  /** `prompt`, `params`, `output` … as Python values. */
  readonly fields: ReadonlyMap<string, PythonValue>;
}

const STARTS: readonly { readonly kind: VllmKind; readonly start: string; readonly idEnd: string }[] = [
  { kind: 'received', start: 'Received request ', idEnd: ': ' },
  { kind: 'generated', start: 'Generated response ', idEnd: ': ' },
  { kind: 'details', start: 'Request ', idEnd: ' details: ' },
];
/** What stands before the message (process, level, date, file) and the request id are shorter than this. */
const HEAD_CHARS = 200;
const ID_CHARS = 200;

/** Which message of the request logger a line is, without reading it; null for lines of other loggers. */
export function vllmKindOf(line: string): VllmKind | null {
  return findStart(line)?.kind ?? null;
}

/** @returns null for lines of other loggers, `cut` for a message that cannot be read to its end */
export function readVllmLine(line: string): VllmLine | 'cut' | null {
  const found = findStart(line);
  if (found === null) return null;
  const fields = readLabelled(line, found.bodyFrom);
  return fields === null ? 'cut' : { kind: found.kind, requestId: found.requestId, fields };
}

interface Start {
  readonly kind: VllmKind;
  readonly requestId: string;
  readonly bodyFrom: number;
}

/** Only behind a logger's prefix, which ends with `] `: a prompt that quotes such a line is no line. */
function findStart(line: string): Start | null {
  const prefixEnd = line.slice(0, HEAD_CHARS).indexOf('] ');
  if (prefixEnd < 0) return null;
  const from = prefixEnd + 2;
  for (const { kind, start, idEnd } of STARTS) {
    if (!line.startsWith(start, from)) continue;
    const idFrom = from + start.length;
    const idChars = line.slice(idFrom, idFrom + ID_CHARS).indexOf(idEnd);
    if (idChars <= 0) continue;
    const bodyFrom = idFrom + idChars + idEnd.length;
    const [requestId = ''] = line.slice(idFrom, idFrom + idChars).split(' ');
    const isDelta = line.slice(idFrom, bodyFrom).includes('(streaming delta)');
    return isDelta ? null : { kind, requestId, bodyFrom };
  }
  return null;
}

/** `label: value, label: value.` Spaces in a label count as underscores: older versions wrote `prompt token ids`. */
function readLabelled(line: string, from: number): Map<string, PythonValue> | null {
  const fields = new Map<string, PythonValue>();
  for (let at = from; at < line.length; ) {
    const colon = line.indexOf(': ', at);
    if (colon < 0) break;
    const label = line.slice(at, colon).replaceAll(' ', '_');
    if (WORDS_AT_THE_END.includes(label)) {
      fields.set(label, line.slice(colon + 2).trim());
      break;
    }
    const reading = readPython(line, colon + 2);
    if (reading === null) return null;
    fields.set(label, reading.value);
    at = line[reading.end] === ',' ? reading.end + 2 : line.length;
  }
  return fields;
}

/** Written without quotes, and last. */
const WORDS_AT_THE_END: readonly string[] = ['finish_reason'];

export function textField(fields: ReadonlyMap<string, PythonValue>, name: string): string | null {
  const value = fields.get(name);
  return typeof value === 'string' ? value : null;
}

/** Length of a list, or null when there is none. */
export function listLength(fields: ReadonlyMap<string, PythonValue>, name: string): number | null {
  const value = fields.get(name);
  return Array.isArray(value) ? value.length : null;
}

/** Arguments of `SamplingParams(…)` as a row; texts, numbers, flags and lists of texts only. */
export function samplingOf(fields: ReadonlyMap<string, PythonValue>): Readonly<Record<string, unknown>> {
  const value = fields.get('params') ?? fields.get('sampling_params');
  if (!isCall(value)) return {};
  const row: Record<string, unknown> = Object.create(null);
  for (const [name, argument] of value.fields) if (argument !== OTHER && argument !== null) row[name] = argument;
  return row;
}

function isCall(value: PythonValue | undefined): value is PythonCall {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
