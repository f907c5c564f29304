import type { Parameters } from './record.js';
import { flagOf, isRow, numberOf } from './value.js';

export type ParametersDraft = { -readonly [Key in keyof Parameters]: Parameters[Key] };

/** Longest stop text kept. */
const STOP_CHARS = 200;

type Reader = (value: unknown, into: ParametersDraft) => void;

/**
 * Adds the request parameters that a body states, whatever vendor's name they have (`max_tokens`, `maxTokens`, `max_completion_tokens`).
 * One walk over the keys: bodies have few of them, and absent parameters cost nothing.
 */
export function readParameters(body: unknown, into: ParametersDraft = {}): ParametersDraft {
  if (!isRow(body)) return into;
  for (const key in body) READERS.get(key)?.(body[key], into);
  return into;
}

type NumberField = 'temperature' | 'topP' | 'topK' | 'maxTokens' | 'n' | 'seed' | 'topLogprobs';

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...numbers('temperature', ['temperature']),
  ...numbers('topP', ['top_p', 'topP']),
  ...numbers('topK', ['top_k', 'topK']),
  ...numbers('maxTokens', ['max_tokens', 'maxTokens', 'max_completion_tokens', 'max_output_tokens']),
  ...numbers('maxTokens', ['max_tokens_to_sample', 'max_gen_len', 'maxTokenCount']),
  ...numbers('n', ['n', 'num_generations']),
  ...numbers('seed', ['seed']),
  ...numbers('maxTokens', ['max_new_tokens']),
  ...numbers('topLogprobs', ['top_logprobs']),
  ['stream', (value, into) => put(into, 'stream', flagOf(value))],
  ['logprobs', readLogprobs],
  ...named(['stop', 'stop_sequences', 'stopSequences'], (value, into) => put(into, 'stop', stopText(value))),
  ...named(['response_format', 'responseFormat'], (value, into) => put(into, 'responseFormat', formatName(value))),
  ...named(['tools', 'functions'], (value, into) => put(into, 'tools', Array.isArray(value) ? value.length : null)),
  ...named(['thinking', 'reasoning', 'reasoning_effort'], (value, into) => put(into, 'thinking', thinkingName(value))),
]);

function numbers(field: NumberField, names: readonly string[]): [string, Reader][] {
  return named(names, (value, into) => put(into, field, numberOf(value)));
}

function named(names: readonly string[], reader: Reader): [string, Reader][] {
  return names.map((name) => [name, reader]);
}

function put<Key extends keyof ParametersDraft>(into: ParametersDraft, key: Key, value: ParametersDraft[Key] | null): void {
  if (value !== null && value !== undefined) into[key] = value;
}

/** A flag in chat requests, a number of alternatives in older completion requests. */
function readLogprobs(value: unknown, into: ParametersDraft): void {
  put(into, 'logprobs', typeof value === 'number' ? true : flagOf(value));
  if (typeof value === 'number') put(into, 'topLogprobs', value);
}

function stopText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, STOP_CHARS);
  if (!Array.isArray(value)) return null;
  let text = '';
  for (const stop of value) {
    if (text.length > STOP_CHARS) break;
    if (typeof stop === 'string' && stop !== '') text = text === '' ? stop : `${text}\n${stop}`;
  }
  return text === '' ? null : text.slice(0, STOP_CHARS);
}

function formatName(value: unknown): string | null {
  const type = isRow(value) ? value.type : value;
  return typeof type === 'string' && type !== '' ? type.slice(0, STOP_CHARS) : null;
}

/** `low`, `enabled 4096`: the setting's name with its budget. */
function thinkingName(value: unknown): string | null {
  if (!isRow(value)) return formatName(value);
  const name = formatName(value.type ?? value.effort);
  const budget = numberOf(value.budget_tokens);
  return name === null || budget === null ? name : `${name} ${budget}`;
}
