import fc from 'fast-check';
import type { LogRecord } from '../../src/record/record.js';
import { buildRecord, type SimpleCall } from './build-record.js';

const WORDS = [
  'rye',
  'Crust',
  'proof',
  'oven',
  'leaven',
  'Brot',
  'ofen',
  'naïve',
  '酵母',
  '빵',
  'パン',
  '42',
  'salt',
  '\ud83e',
  '\ud83c\udf5e',
  '—',
  '\n',
];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '));
const name = fc.constantFrom('', 'oven-large', 'oven-small', 'loaf\ud800', '\udc00crumb', 'mühle', `${'long '.repeat(45)}`);
const tokens = fc.option(fc.nat(100_000), { nil: undefined });
const parameters = fc.record({ temperature: fc.constantFrom(0, 0.7), maxTokens: fc.nat(9) }, { requiredKeys: [] });

const call: fc.Arbitrary<Partial<SimpleCall>> = fc.record(
  {
    account: fc.constantFrom('baker-1', 'baker-2', 'müller\ud800', null),
    atMs: fc.integer({ min: 1_772_000_000_000, max: 1_772_600_000_000 }),
    text,
    earlier: fc.array(text, { maxLength: 3 }),
    system: text,
    model: name,
    userAgent: name,
    ip: fc.constantFrom('192.0.2.7', '2001:db8::9'),
    apiKey: name,
    organisation: name,
    endUser: name,
    response: text,
    stopReason: fc.constantFrom('stop', 'refusal', 'content_filter'),
    inputTokens: tokens.map((count) => count ?? 0),
    outputTokens: tokens.map((count) => count ?? 0),
    status: fc.constantFrom('ok', 'error', 'unknown'),
    cacheHit: fc.boolean(),
    nested: fc.boolean(),
    zone: fc.constantFrom('epoch', 'offset', 'documented', 'assumed', 'unknown'),
    parameters,
  },
  { requiredKeys: [] },
);

/** A log of distinct calls in reading order, pieces ascending; more than one sample's worth for some accounts when `large`. */
export function arbitraryLog({ maxCalls }: { maxCalls: number }): fc.Arbitrary<LogRecord[]> {
  return fc.array(call, { maxLength: maxCalls, size: 'max' }).map((calls) =>
    calls.map((one, index) =>
      buildRecord({
        ...one,
        requestId: `loaf-${index}`,
        place: { source: 0, piece: Math.floor(index / 7), line: (index % 7) + 1, byte: index * 131, length: 120 + (index % 5) },
      }),
    ),
  );
}
