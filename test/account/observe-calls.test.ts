import { describe, expect, test } from 'vitest';
import { callHash, emptyDigest } from '../../src/account/fold.js';
import { createCallBatch } from '../../src/account/observe-calls.js';
import type { LogRecord } from '../../src/record/record.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';

/** Calls of a bakery's tills, one of which gives no name. */
const orders = Array.from({ length: 101 }, (_, i) =>
  buildRecord({ requestId: `order-${i}`, account: i % 7 === 0 ? null : `till-${i % 5}`, atMs: Date.UTC(2026, 4, 3, i % 24) }),
);

function addAll(records: readonly LogRecord[]) {
  const digest = emptyDigest();
  const batch = createCallBatch(digest);
  for (const record of records) batch.add(record, callHash(record));
  return { digest, batch };
}

const callsOf = ({ accounts, unattributed }: ReturnType<typeof emptyDigest>): number =>
  [...accounts.values()].reduce((sum, { calls }) => sum + calls, unattributed.calls);

describe('calls that are added some at a time', () => {
  test('give the digest that they give one by one', () => {
    const { digest, batch } = addAll(orders);
    batch.flush();
    expect(callsOf(digest)).toBe(orders.length);
    expect(bytesOf(digest)).toBe(bytesOf(observeAll(orders)));
  });

  test('wait for others, and are added once, however often the batch is flushed', () => {
    const { digest, batch } = addAll(orders.slice(0, 3));
    expect(callsOf(digest)).toBe(0);
    batch.flush();
    batch.flush();
    expect(callsOf(digest)).toBe(3);
  });

  test('do not wait beside a row of a megabyte', () => {
    const [small, large] = orders as readonly [LogRecord, LogRecord];
    const { digest } = addAll([small, { ...large, place: { ...large.place, length: 1 << 20 } }]);
    expect(callsOf(digest)).toBe(2);
  });
});
