import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoldRequest, FoldResult } from '../../src/engine/engine.js';
import { findPartners, type PartnerTable } from '../../src/engine/partner-table.js';
import { readBeside } from '../../src/engine/read-beside.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { SAMPLE_ROWS } from '../../src/source/sample.js';
import { logFolder } from './log-folder.js';

/** Threads run what was built: a thread cannot load TypeScript. */
const { foldSources } = (await import(new URL('../../dist/engine/fold-sources.js', import.meta.url).href)) as {
  foldSources(request: FoldRequest): Promise<FoldResult>;
};

const text = (stringValue: string): object => ({ stringValue });
const ids = { traceId: 'trace-1', spanId: 'span-1' };
const operation = [
  { key: 'gen_ai.operation.name', value: text('chat') },
  { key: 'gen_ai.response.id', value: text('tide-1') },
];
const time = { startTimeUnixNano: '1772435649000000000', endTimeUnixNano: '1772435650000000000' };
const user = { key: 'user.id', value: text('skipper-1') };
const prompt = { key: 'gen_ai.prompt', value: text('When is high water?') };
const name = 'gen_ai.client.inference.operation.details';
const span = { ...ids, ...time, attributes: [...operation, user] };
const event = { ...ids, eventName: name, timeUnixNano: '1772435650000000000', attributes: [...operation, prompt] };
const SPANS = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
const LOGS = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [event] }] }] });

const fold = (paths: readonly string[], joinPaths: readonly string[] = []): Promise<FoldResult> =>
  foldSources({
    paths,
    settings: DEFAULT_SETTINGS,
    threads: 1,
    beside: { joinPaths, bodyFolder: null, privateKeyPath: null },
  });

const seen = ({ digest }: FoldResult): object =>
  [...digest.accounts.values()].map(({ account, calls, callsWithText }) => ({ account, calls, callsWithText }));

/** One call, with the caller that only the span knows and the text that only the event holds. */
const WHOLE = [{ account: 'skipper-1', calls: 1, callsWithText: 1 }];

describe('a span and the log event of the same operation', () => {
  test.each([
    ['events before spans', { 'a.jsonl': LOGS, 'b.jsonl': SPANS }],
    ['spans before events', { 'a.jsonl': SPANS, 'b.jsonl': LOGS }],
  ])('are one call, whole, in the order %s', async (_, files) => {
    const result = await fold([logFolder(files)]);
    expect(seen(result)).toEqual(WHOLE);
    expect(result.digest.unattributed.calls).toBe(0);
    expect(result.beside.joins).toMatchObject([{ format: 'otlp', unjoinedCalls: 0 }]);
  });

  test('are one call when either is given with --join', async () => {
    const spans = logFolder({ 'spans.jsonl': SPANS });
    const logs = logFolder({ 'logs.jsonl': LOGS });
    expect(seen(await fold([spans], [logs]))).toEqual(WHOLE);
    expect(seen(await fold([logs], [spans]))).toEqual(WHOLE);
  });

  test('count by themselves when the other is missing', async () => {
    expect(seen(await fold([logFolder({ 'spans.jsonl': SPANS })]))).toEqual([
      { account: 'skipper-1', calls: 1, callsWithText: 0 },
    ]);
    const alone = await fold([logFolder({ 'logs.jsonl': LOGS })]);
    expect(alone.digest.unattributed.calls).toBe(1);
    expect(alone.digest.losses.get('partner-missing')).toBe(1);
  });
});

test.each([
  ['spans', SPANS],
  ['events', LOGS],
])('%s are not held in memory where no row asks for them', async (_, rows) => {
  const { beside } = await fold([logFolder({ 'rows.jsonl': rows })]);
  expect(beside.joins.flatMap(({ kinds }) => kinds.filter((kind) => kind.rows > 0))).toEqual([]);
});

test('spans lack no log events where none were given; events lack their spans', async () => {
  const unjoined = async (rows: string): Promise<unknown> =>
    (await fold([logFolder({ 'rows.jsonl': rows })])).beside.joins.map(({ unjoinedCalls }) => unjoinedCalls);
  expect(await unjoined(SPANS)).toEqual([]);
  expect(await unjoined(LOGS)).toEqual([1]);
});

test('spans and events that stand behind the rows of a sample complete each other', async () => {
  const others = `${JSON.stringify({ resourceMetrics: [] })}\n`.repeat(SAMPLE_ROWS);
  const result = await fold([logFolder({ 'mixed.jsonl': `${SPANS}\n${others}${LOGS}\n` })]);
  expect(seen(result)).toEqual(WHOLE);
});

test('requests inside the body that created a batch complete its results one by one', async () => {
  const requests = ['loaf-1', 'loaf-2'].map((id) => ({
    custom_id: id,
    params: { model: 'claude-x', messages: [{ role: 'user', content: `Bake ${id}.` }], metadata: { user_id: 'baker-1' } },
  }));
  const result = (id: string): string =>
    JSON.stringify({
      custom_id: id,
      result: { type: 'succeeded', message: { id, content: [{ type: 'text', text: 'Baked.' }] } },
    });
  const batch = logFolder({ 'batch.json': JSON.stringify({ requests }) });
  const folded = await fold([logFolder({ 'results.jsonl': `${result('loaf-2')}\n${result('loaf-1')}\n` })], [batch]);
  expect(seen(folded)).toEqual([{ account: 'baker-1', calls: 2, callsWithText: 2 }]);
  expect(folded.beside.joins).toMatchObject([{ format: 'anthropic-batch', joinedCalls: 2, kinds: [{ rows: 2, unusedRows: 0 }] }]);
});

test('the events inside a delivery of CloudTrail are taken one by one, and the delivery counts as one row', async () => {
  const event = (requestID: string, eventSource = 'bedrock.amazonaws.com'): object => ({
    eventVersion: '1.10',
    eventSource,
    requestID,
    sourceIPAddress: '203.0.113.18',
  });
  const delivery = { Records: [event('tide-1'), event('tide-2', 's3.amazonaws.com'), event('tide-3')] };
  const rows = [delivery, event('tide-4'), { Records: [event('tide-5', 's3.amazonaws.com')] }];
  const folder = logFolder({ 'trail.ndjson': rows.map((row) => `${JSON.stringify(row)}\n`).join('') });
  const request = { joinPaths: [join(folder, 'trail.ndjson')], bodyFolder: null, privateKeyPath: null };
  const { beside, tally } = await readBeside(request, DEFAULT_SETTINGS);
  const [table] = beside.partners as [PartnerTable];
  const found = [1, 2, 3, 4, 5].map((tide) => findPartners(table, 'bedrock', `tide-${tide}`));
  expect(found).toEqual([[0], [], [1], [2], []]);
  expect(tally.joinSources).toMatchObject([{ rows: 3, partners: 2, others: 1, rejects: 0 }]);
});
