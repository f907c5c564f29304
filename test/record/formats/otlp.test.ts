import { describe, expect, it } from 'vitest';
import { NO_AIDS, type Row } from '../../../src/record/format.js';
import { normaliseAll } from '../format-fixtures.js';

const OPERATION = 'gen_ai.client.inference.operation.details';

const text = (value: string): object => ({ stringValue: value });
const attributesOf = (fields: Readonly<Record<string, object>>): object[] =>
  Object.entries(fields).map(([key, value]) => ({ key, value }));

function spanRow(fields: Readonly<Record<string, object>>, span: object = {}): Row {
  const attributes = attributesOf({ 'gen_ai.operation.name': text('chat'), 'gen_ai.request.model': text('gpt-4o'), ...fields });
  const whole = { traceId: 't1', spanId: 's1', startTimeUnixNano: '1772435649123000000', attributes, ...span };
  return { resourceSpans: [{ scopeSpans: [{ spans: [whole] }] }] };
}

function logRow(name: string, fields: Readonly<Record<string, object>>, record: object = {}): Row {
  const whole = { traceId: 't1', spanId: 's1', timeUnixNano: '1772435651000000000', eventName: name, ...record };
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [{ ...whole, attributes: attributesOf(fields) }] }] }] };
}

function only(row: Row) {
  return normaliseAll([row]).records[0];
}

describe('otlp generations', () => {
  it('takes the first of several choices, whatever their order', () => {
    const choice = (index: number, content: string): object => ({
      name: 'gen_ai.choice',
      attributes: attributesOf({ index: { intValue: String(index) }, message: text(JSON.stringify({ content })) }),
    });
    expect(only(spanRow({}, { events: [choice(1, 'Muesli.'), choice(0, 'Porridge.')] }))?.response).toBe('Porridge.');
  });

  it('opens the parts that OpenLLMetry writes as JSON text', () => {
    const parts = JSON.stringify([{ type: 'text', text: 'Rye?' }, { type: 'image_url' }]);
    const call = only(spanRow({ 'gen_ai.prompt.0.role': text('user'), 'gen_ai.prompt.0.content': text(parts) }));
    expect(call?.messages).toEqual([{ role: 'user', text: 'Rye?' }]);
  });

  it('counts cached and reasoning tokens once: they are part of the totals', () => {
    const call = only(
      spanRow({
        'gen_ai.usage.input_tokens': { intValue: '40' },
        'gen_ai.usage.cache_read.input_tokens': { intValue: '30' },
        'gen_ai.usage.output_tokens': { intValue: 20 },
        'gen_ai.usage.reasoning.output_tokens': { intValue: '15' },
      }),
    );
    expect(call).toMatchObject({ inputTokens: 40, outputTokens: 20 });
  });
});

describe('otlp values that are none', () => {
  it('does not take a placeholder for a user', () => {
    const call = only(spanRow({ 'user.id': text('__REDACTED__'), 'gen_ai.prompt': text('Rye?') }));
    expect(call).toMatchObject({ account: null, context: { marks: ['text-redacted'] } });
  });

  it('finds placeholders inside the JSON text of messages, but not in what a person wrote about them', () => {
    const messages = (content: string): object => text(JSON.stringify([{ role: 'user', parts: [{ type: 'text', content }] }]));
    expect(only(spanRow({ 'gen_ai.input.messages': messages('__REDACTED__') }))?.context.marks).toEqual(['text-redacted']);
    expect(only(spanRow({ 'gen_ai.input.messages': messages('what is "__REDACTED__"?') }))?.context.marks).toEqual([]);
  });

  it('does not take a number that the exporter rounded for a user', () => {
    const call = only(spanRow({ 'user.id': { intValue: 2 ** 60 }, 'gen_ai.prompt': text('Rye?') }));
    expect(call).toMatchObject({ account: null, context: { marks: ['number-rounded'] } });
  });

  it('reads times of bare numbers to the microsecond', () => {
    expect(only(spanRow({}, { startTimeUnixNano: Number('1772435649123456789') }))?.atMs).toBe(1772435649123.457);
  });
});

describe('otlp log events', () => {
  it('are calls by themselves when they tell of a whole operation', () => {
    const call = only(logRow(OPERATION, { 'gen_ai.operation.name': text('chat'), 'gen_ai.prompt': text('Rye?') }));
    expect(call).toMatchObject({
      requestId: 't1:s1',
      atMs: 1772435651000,
      messages: [{ role: 'user', text: 'Rye?' }],
      context: { marks: ['partner-missing'] },
    });
  });

  it('have the time at which they were observed when they have no other', () => {
    const fields = { 'gen_ai.operation.name': text('chat') };
    const record = { timeUnixNano: '0', observedTimeUnixNano: '1772435652000000000' };
    expect(only(logRow(OPERATION, fields, record))?.atMs).toBe(1772435652000);
  });

  it('are skipped when they tell of an agent or hold one message', () => {
    const agent = logRow(OPERATION, { 'gen_ai.operation.name': text('invoke_agent') });
    const message = logRow('gen_ai.user.message', { content: text('Rye?') });
    expect(normaliseAll([agent, message]).skips).toEqual([
      'span of an agent or tool; its model calls have spans of their own',
      'OTLP log records: none tells of a whole operation',
    ]);
  });

  it('do not complete a span that holds its own text', () => {
    const asked: string[] = [];
    const partners = (_: string, key: string): Row[] => {
      asked.push(key);
      return [];
    };
    const aids = { ...NO_AIDS, partners, hasPartners: () => true };
    normaliseAll([spanRow({ 'gen_ai.prompt': text('Rye?'), 'gen_ai.completion': text('Yes.') })], {}, aids);
    expect(asked).toEqual([]);
    normaliseAll([spanRow({ 'gen_ai.prompt': text('Rye?') })], {}, aids);
    expect(asked).toEqual(['event t1:s1']);
  });
});
