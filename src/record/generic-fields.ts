import { compileAccountKey } from './account-key.js';
import type { FormatRecord, FormatSettings, Row } from './format.js';
import { contentText } from './message-text.js';
import { readParameters } from './parameters.js';
import { compilePath, type PathReader } from './path.js';
import { readPrompt, systemText } from './prompt.js';
import type { LogRecord } from './record.js';
import type { TimeReading } from './time.js';
import { countOf, durationOf, flagOf, numberOf, textOf } from './value.js';

/** Usual column names of each field, the first that is present counts. */
const NATURAL_NAMES = {
  time: ['timestamp', 'time', 'created_at', 'datetime', 'ts'],
  prompt: ['prompt', 'messages', 'input', 'question', 'query'],
  response: ['response', 'output', 'answer', 'completion'],
  system: ['system', 'system_prompt'],
  model: ['model'],
  request_id: ['request_id', 'requestId', 'id'],
  ip: ['ip', 'ip_address', 'client_ip'],
  user_agent: ['user_agent', 'userAgent'],
  input_tokens: ['input_tokens', 'prompt_tokens'],
  output_tokens: ['output_tokens', 'completion_tokens'],
  api_key: ['api_key_id', 'api_key_hash', 'api_key'],
  organisation: ['organisation', 'organization', 'organisation_id', 'organization_id', 'org_id'],
  end_user: ['end_user', 'end_user_id'],
  status: ['status', 'status_code'],
} as const;

type PathField = keyof typeof NATURAL_NAMES;
export type GenericReaders = Readonly<Record<PathField, PathReader>> & { readonly account: (row: Row) => string | null };

export const NATURAL_ACCOUNT = 'account|account_id|accountId|user_id|userId|customer_id|user|api_key_id|api_key';
export const TIME_UNITS: readonly string[] = ['s', 'ms', 'us', 'ns', 'ticks'];
/** What --map can name. `time_unit` is no column but the unit of a time column that holds numbers. */
export const MAP_KEYS: readonly string[] = ['account', ...Object.keys(NATURAL_NAMES), 'time_unit'];

/** One reader a field, compiled once: from the map, else from the usual names. */
export function fieldReaders(map: FormatSettings['map']): GenericReaders {
  const readers: Partial<Record<PathField, PathReader>> = {};
  for (const field of Object.keys(NATURAL_NAMES) as PathField[]) {
    const path = map[field]?.trim();
    readers[field] = path === undefined ? firstPresent(NATURAL_NAMES[field]) : compilePath(path);
  }
  return { ...(readers as Record<PathField, PathReader>), account: compileAccountKey(map.account ?? NATURAL_ACCOUNT) };
}

/** The usual name under which the time of a row stands. */
export function timeColumn(row: Row): string {
  return (
    NATURAL_NAMES.time.find((name) => Object.hasOwn(row, name) && (row[name] ?? undefined) !== undefined) ?? NATURAL_NAMES.time[0]
  );
}

function firstPresent(names: readonly string[]): PathReader {
  return (row) => {
    for (const name of names) {
      const value = Object.hasOwn(row, name) ? row[name] : undefined;
      if (value !== undefined && value !== null) return value;
    }
    return undefined;
  };
}

export function toGenericRecord(row: Row, readers: GenericReaders, { atMs, zone }: TimeReading): FormatRecord {
  const prompt = readers.prompt(row);
  const { system, messages, newFrom } = readPrompt(prompt, systemText(readers.system(row)));
  const status = readers.status(row);
  return {
    requestId: textOf(readers.request_id(row)),
    apiKey: textOf(readers.api_key(row)),
    organisation: textOf(readers.organisation(row)),
    endUser: textOf(readers.end_user(row)),
    atMs,
    zone,
    ip: textOf(readers.ip(row)),
    userAgent: textOf(readers.user_agent(row)),
    operation: textOf(row.operation),
    model: textOf(readers.model(row)),
    parameters: readParameters(row),
    system,
    messages,
    newFrom,
    response: responseText(readers.response(row)),
    stopReason: textOf(row.stop_reason ?? row.finish_reason),
    inputTokens: countOf(readers.input_tokens(row)),
    outputTokens: countOf(readers.output_tokens(row)),
    latencyMs: durationOf(numberOf(row.latency_ms)),
    status: statusOf(status),
    errorCode: statusOf(status) === 'error' ? (textOf(status)?.slice(0, 100) ?? null) : null,
    cacheHit: flagOf(row.cache_hit) === true,
    nested: typeof prompt === 'string' && messages[0]?.text !== prompt && (messages.length > 1 || messages.length === 0),
  };
}

function responseText(value: unknown): string | null {
  return value === undefined || value === null ? null : contentText(value);
}

/** HTTP codes and the usual words; any other word is not taken for either. */
function statusOf(value: unknown): LogRecord['status'] {
  const code = numberOf(value);
  if (code !== null) return code >= 400 ? 'error' : code >= 200 ? 'ok' : 'unknown';
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (word === 'ok' || word === 'success' || word === 'succeeded' || word === 'completed') return 'ok';
  return word === 'error' || word === 'failure' || word === 'failed' ? 'error' : 'unknown';
}
