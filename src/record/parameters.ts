import type { Row } from './format.js';
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

/** Where vendors keep parameters one level down: Bedrock Converse and Titan, Gemini. */
const NESTED = [
  'inferenceConfig',
  'textGenerationConfig',
  'generationConfig',
  'toolConfig',
  'additionalModelRequestFields',
] as const;

/** The parameters of a whole request body: beside the messages, and one level down. */
export function readBodyParameters(body: Row): ParametersDraft {
  const parameters = readParameters(body);
  for (const field of NESTED) readParameters(body[field], parameters);
  return parameters;
}

type NumberField = 'temperature' | 'topP' | 'topK' | 'maxTokens' | 'n' | 'seed' | 'topLogprobs';

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...numbers('temperature', ['temperature']),
  ...numbers('topP', ['top_p', 'topP']),
  ...numbers('topK', ['top_k', 'topK']),
  ...numbers('maxTokens', ['max_tokens', 'maxTokens', 'max_completion_tokens', 'max_output_tokens']),
  ...numbers('maxTokens', ['max_tokens_to_sample', 'max_gen_len', 'maxTokenCount', 'maxOutputTokens']),
  ...numbers('n', ['n', 'num_generations', 'candidateCount']),
  ...numbers('seed', ['seed']),
  ...numbers('maxTokens', ['max_new_tokens']),
  ...numbers('topLogprobs', ['top_logprobs']),
  ['stream', (value, into) => put(into, 'stream', flagOf(value))],
  ['logprobs', readLogprobs],
  ['logit_bias', (value, into) => put(into, 'logitBias', isRow(value) && Object.keys(value).length > 0 ? true : null)],
  ['responseLogprobs', (value, into) => put(into, 'logprobs', flagOf(value))],
  ...named(['stop', 'stop_sequences', 'stopSequences'], (value, into) => put(into, 'stop', stopText(value))),
  ...named(['response_format', 'responseFormat', 'responseMimeType'], (value, into) =>
    put(into, 'responseFormat', formatName(value)),
  ),
  ...named(['tools', 'functions'], (value, into) => put(into, 'tools', toolCount(value))),
  ...named(['text', 'output_config'], readOutputSettings),
  ['include', readIncludes],
  ...named(['thinking', 'reasoning', 'reasoning_effort'], (value, into) => put(into, 'thinking', thinkingName(value))),
  ['thinkingConfig', (value, into) => put(into, 'thinking', thinkingLevel(value))],
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

/** `text.format` (OpenAI Responses) and `output_config` (Anthropic) hold the response format, the latter also the effort. */
function readOutputSettings(value: unknown, into: ParametersDraft): void {
  if (!isRow(value)) return;
  put(into, 'responseFormat', formatName(value.format));
  if (into.thinking === undefined) put(into, 'thinking', formatName(value.effort));
}

/** OpenAI Responses has no flag for token probabilities: they are asked for by name. */
function readIncludes(value: unknown, into: ParametersDraft): void {
  if (Array.isArray(value) && value.includes('message.output_text.logprobs')) into.logprobs = true;
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

/** Gemini groups functions: each declaration is a tool. */
function toolCount(value: unknown): number | null {
  if (!Array.isArray(value)) return null;
  let count = 0;
  for (const tool of value) {
    const declared = isRow(tool) ? tool.functionDeclarations : null;
    count += Array.isArray(declared) ? declared.length : 1;
  }
  return count;
}

/** Gemini: a level, or a budget in tokens. */
function thinkingLevel(value: unknown): string | null {
  if (!isRow(value)) return null;
  const budget = numberOf(value.thinkingBudget);
  return formatName(value.thinkingLevel) ?? (budget === null ? null : `budget ${budget}`);
}

/** `low`, `enabled 4096`: the setting's name with its budget. */
function thinkingName(value: unknown): string | null {
  if (!isRow(value)) return formatName(value);
  const name = formatName(value.type ?? value.effort);
  const budget = numberOf(value.budget_tokens);
  return name === null || budget === null ? name : `${name} ${budget}`;
}
