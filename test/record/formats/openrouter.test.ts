import { expect, it } from 'vitest';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const [wrapped, bare] = fixtureRows('openrouter/sample.ndjson') as [{ data: object }, object];

it('reads a record alike inside `data`, bare, and as JSON text in `data`', () => {
  const [inside, alone, text] = normaliseAll([wrapped, wrapped.data as never, { data: JSON.stringify(wrapped.data) }]).records;
  expect({ ...alone, place: null }).toEqual({ ...inside, place: null });
  expect({ ...text, place: null, nested: false }).toEqual({ ...inside, place: null });
});

it('takes several provider responses for a retry, one for none', () => {
  const marks = (responses: unknown) =>
    normaliseAll([{ data: { ...wrapped.data, provider_responses: responses } }]).records[0]?.context.marks;
  expect(marks([{ status: 200 }])).toEqual(['text-not-exported']);
  expect(marks([{ status: 502 }, { status: 200 }])).toEqual(['text-not-exported', 'retry']);
  expect(marks(null)).toEqual(['text-not-exported']);
});

it('counts by the plain tokens where the model’s own are not told', () => {
  expect(normaliseAll([{ ...bare, native_tokens_prompt: null }]).records[0]?.inputTokens).toBe(8);
  expect(normaliseAll([{ ...bare, native_tokens_prompt: 11 }]).records[0]?.inputTokens).toBe(11);
});
