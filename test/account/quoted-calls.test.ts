import { expect, test } from 'vitest';
import { QUOTED_CALLS, SAMPLE_CALLS } from '../../src/account/account.js';
import { claimSlot, emptySample, isQuoted, quoteCall } from '../../src/account/call-sample.js';
import { createCallStore } from '../../src/account/call-store.js';

test('while calls come in, only those that are quoted keep an excerpt, however the order', () => {
  const hashes = Array.from({ length: SAMPLE_CALLS }, (_, i) => ((i * 37) % SAMPLE_CALLS) + 1);
  const sample = emptySample(createCallStore());
  for (const [i, hash] of hashes.entries()) {
    claimSlot(sample, hash);
    if (isQuoted(sample, hash)) quoteCall(sample, hash, `loaf ${hash}`);
    const smallest = hashes.slice(0, i + 1).sort((left, right) => left - right);
    const quoted = sample.quotes.map(({ excerpt }) => excerpt);
    expect(quoted).toEqual(smallest.slice(0, QUOTED_CALLS).map((each) => `loaf ${each}`));
  }
});
