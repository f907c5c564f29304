import { expect, test } from 'vitest';
import { COLUMNS } from '../../src/account/call-columns.js';
import { emptyDigest, mergeDigests, observeCall } from '../../src/account/fold.js';
import { addLabel, pruneLabels, usedLabels } from '../../src/account/labels.js';
import { columnOfCall } from '../../src/account/sampled-call.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';

/** A log in which every call has a system prompt of its own. */
function chattyLog(calls: number) {
  return Array.from({ length: calls }, (_, i) => buildRecord({ requestId: `loaf-${i}`, system: `Bake loaf ${i}` }));
}

test('of two labels for one value the smaller stays, whichever came first', () => {
  for (const labels of [
    ['rye', 'spelt'],
    ['spelt', 'rye'],
  ]) {
    const digest = emptyDigest();
    for (const label of labels) addLabel(digest, 7, label);
    expect(digest.labels.get(7)).toBe('rye');
  }
});

test('used are the values that kept calls refer to and that have a label, each once, ascending', () => {
  const digest = observeAll(chattyLog(20));
  const { labels, accounts } = digest;
  const [account] = [...accounts.values()];
  const { sample } = account!;
  const columns = sample.cells.flatMap((_, slot) => COLUMNS.map((column) => columnOfCall(sample, slot, column)));
  const expected = [...labels.keys()].filter((value) => columns.includes(value)).sort((left, right) => left - right);
  expect([...usedLabels(digest)]).toEqual(expected);
  expect(expected.length).toBeGreaterThanOrEqual(20);
});

test('labels of calls that left the sample do not pile up while the log is folded', () => {
  const digest = emptyDigest();
  let most = 0;
  for (const record of chattyLog(2_000)) observeCall(digest, record);
  for (let value = 1; value <= 200_000; value++) {
    addLabel(digest, -value, 'a call that is gone');
    pruneLabels(digest);
    most = Math.max(most, digest.labels.size);
  }
  expect(most).toBeLessThan(200_000 / 2);
});

test('pruning takes no label that a kept call refers to', () => {
  const log = chattyLog(300);
  const digest = observeAll(log);
  for (let value = 1; value <= 100_000; value++) addLabel(digest, -value, 'a call that is gone');
  pruneLabels(digest);
  expect(digest.labels.size).toBeLessThan(1_000);
  expect(bytesOf(digest)).toBe(bytesOf(observeAll(log)));
});

test('merging keeps the labels of both digests, however many they have', () => {
  const nights = [chattyLog(300).slice(0, 150), chattyLog(300).slice(150)].map(observeAll);
  for (const night of nights)
    for (let value = 1; value <= 40_000; value++) addLabel(night, -value - 50_000 * nights.indexOf(night), 'gone');
  expect(bytesOf(mergeDigests(nights[0]!, nights[1]!))).toBe(bytesOf(observeAll(chattyLog(300))));
});
