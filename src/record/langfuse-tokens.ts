import type { Row } from './format.js';
import { openJsonText } from './nested.js';
import type { Tokens } from './usage.js';
import { countOf, rowOf } from './value.js';

/**
 * Tokens of an observation. `usage_details` counts by kind (`input`, `input_cached_tokens`, `cache_read_input_tokens`, …), which do
 * not overlap: all that go in are added. Where they add up to more than the stated total they do overlap, and the plain ones count.
 */
export function langfuseTokens(row: Row): Tokens {
  const written = row.usage_details ?? row.usage;
  const details = rowOf(typeof written === 'string' ? openJsonText(written) : written);
  const inputTokens = sumOf(details, 'input');
  const outputTokens = sumOf(details, 'output');
  const total = countOf(details.total);
  if (total !== null && (inputTokens ?? 0) + (outputTokens ?? 0) > total)
    return { inputTokens: countOf(details.input), outputTokens: countOf(details.output) };
  return {
    inputTokens: inputTokens ?? countOf(row.inputUsage ?? row.promptTokens),
    outputTokens: outputTokens ?? countOf(row.outputUsage ?? row.completionTokens),
  };
}

function sumOf(details: Row, side: 'input' | 'output'): number | null {
  let sum: number | null = null;
  for (const kind in details) {
    const count = kind.includes(side) ? countOf(details[kind]) : null;
    if (count !== null) sum = (sum ?? 0) + count;
  }
  return sum;
}
