import type { Row } from './format.js';
import { countOf, rowOf } from './value.js';

export interface Tokens {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/**
 * Token counts under any vendor's names, as total input. OpenAI's `prompt_tokens` already holds cached tokens; Anthropic's and Bedrock's
 * input counts leave them out, so the cache counts beside them are added.
 */
export function readUsage(value: unknown): Tokens {
  const usage = rowOf(value);
  if (usage.promptTokenCount !== undefined) return geminiTokens(usage);
  const outputTokens = countOf(usage.completion_tokens ?? usage.output_tokens ?? usage.outputTokens);
  const whole = countOf(usage.prompt_tokens);
  if (whole !== null) return { inputTokens: whole, outputTokens };
  const fresh = countOf(usage.input_tokens ?? usage.inputTokens);
  if (fresh === null) return { inputTokens: null, outputTokens };
  const written = countOf(usage.cache_creation_input_tokens ?? usage.cacheWriteInputTokens) ?? 0;
  const read = countOf(usage.cache_read_input_tokens ?? usage.cacheReadInputTokens) ?? 0;
  return { inputTokens: fresh + written + read, outputTokens };
}

/** Gemini: the prompt count holds cached tokens already; thoughts are counted beside the candidates. */
function geminiTokens({ promptTokenCount, candidatesTokenCount, thoughtsTokenCount }: Row): Tokens {
  const answered = countOf(candidatesTokenCount);
  const thought = countOf(thoughtsTokenCount);
  return {
    inputTokens: countOf(promptTokenCount),
    outputTokens: answered === null && thought === null ? null : (answered ?? 0) + (thought ?? 0),
  };
}
