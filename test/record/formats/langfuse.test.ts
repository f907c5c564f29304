import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Row, RowAids } from '../../../src/record/format.js';
import { NO_AIDS } from '../../../src/record/format.js';
import { langfuse } from '../../../src/record/formats/langfuse.js';
import { fixtureAids, fixtureRows, fixtureText, normaliseAll } from '../format-fixtures.js';

const samples = fixtureRows('langfuse/sample.ndjson');
const [legacy = {}, v2 = {}, fromInterface = {}] = samples;

function only(row: Row, aids: RowAids = fixtureAids('langfuse')) {
  const { records, problems } = normaliseAll([row], {}, aids);
  expect(problems).toEqual([]);
  return records[0];
}

it('other observations, manifests and scores hold no calls', () => {
  expect(normaliseAll(samples, {}, fixtureAids('langfuse')).skips).toEqual([
    'observation of another type than GENERATION',
    'Langfuse manifest or score: no observation',
    'Langfuse manifest or score: no observation',
  ]);
});

it('traces complete calls and are skipped as such', () => {
  const { skips, problems } = normaliseAll(fixtureRows('langfuse/partners.ndjson'));
  expect(problems).toEqual([]);
  expect(new Set(skips)).toEqual(new Set(['Langfuse traces: completes calls, is none']));
});

it('a trace of an interface export completes calls under the names of the blob export', () => {
  const [kind] = langfuse.partners ?? [];
  const trace = {
    id: 't-1',
    timestamp: '2026-03-02T07:14:08.000Z',
    userId: 'baker-1',
    sessionId: '',
    public: 'false',
    bookmarked: 'false',
  };
  expect(kind?.fits(trace)).toBe(true);
  expect(kind?.pick(trace)).toEqual({ user_id: 'baker-1', session_id: null });
});

it('an observation that names its user asks for no trace, even if the name is null', () => {
  const asked: string[] = [];
  const aids: RowAids = {
    ...NO_AIDS,
    partners: (_, key) => {
      asked.push(key);
      return [];
    },
  };
  expect(only({ ...v2, user_id: null }, aids)?.context.marks).toEqual([]);
  expect(only(legacy, aids)?.context.marks).toEqual(['partner-missing']);
  expect(asked).toEqual(['t-51']);
});

it('of several traces that say the same one is used, of several that differ none', () => {
  const same = { user_id: 'baker-4', session_id: null };
  const aids = (rows: Row[]): RowAids => ({ ...NO_AIDS, partners: () => rows });
  expect(only(legacy, aids([same, { ...same }]))).toMatchObject({ account: 'baker-4', context: { marks: [] } });
  expect(only(legacy, aids([same, { ...same, user_id: 'baker-5' }]))).toMatchObject({
    account: null,
    context: { marks: ['partner-ambiguous'] },
  });
});

it('a CSV from the user interface gives the calls that its JSON gives', () => {
  const [row, , nested] = parse(fixtureText('langfuse/interface.csv'), { columns: true }) as Row[];
  const { place: _, nested: __, ...call } = only(row as Row) as object & { place: unknown; nested: unknown };
  expect(only(fromInterface)).toMatchObject(call);
  expect(only(nested as Row)).toMatchObject({
    requestId: 'o-58',
    messages: [{ role: 'user', text: 'And too dark?' }],
    response: 'Too hot.',
    latencyMs: 2000,
    nested: true,
  });
});

it('latency is in seconds in blob exports and in milliseconds in exports from the user interface', () => {
  expect(only({ ...legacy, end_time: null })?.latencyMs).toBe(2140);
  expect(only(fromInterface)?.latencyMs).toBe(820);
});

it('a person may name the user of an interface export either way', () => {
  const { records } = normaliseAll([fromInterface], { accountKey: 'userId' });
  expect(records[0]?.account).toBe('baker-9');
});

it('times without a zone are UTC by documentation, whatever zone the person lets be assumed', () => {
  const { records } = normaliseAll([legacy], { assumeTimeZone: 'Europe/Berlin' });
  expect(records[0]).toMatchObject({ atMs: 1772435649000, zone: 'documented' });
});

it.each([
  ['a bare placeholder', '__REDACTED__'],
  ['a message in JSON text', '[{"role":"user","content":"[REDACTED]"}]'],
  ['a message', { messages: [{ role: 'user', content: [{ type: 'text', text: '<redacted>' }] }] }],
])('%s is missing text and is marked', (_, input) => {
  expect(only({ ...v2, input })).toMatchObject({ messages: [{ role: 'user', text: '' }], context: { marks: ['text-redacted'] } });
});

it.each([
  ['kinds that do not overlap are added', { input: 20, input_cached_tokens: 80, output: 6, total: 106 }, 100, 6],
  ['kinds that overlap are not', { input: 100, input_cached_tokens: 80, output: 6, total: 106 }, 100, 6],
  ['JSON text is opened', '{"input":7,"output":2}', 7, 2],
  ['nothing stated is null', {}, null, null],
])('tokens: %s', (_, usage_details, inputTokens, outputTokens) => {
  expect(only({ ...legacy, usage_details })).toMatchObject({ inputTokens, outputTokens });
});
