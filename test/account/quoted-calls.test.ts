import { expect, test } from 'vitest';
import { QUOTED_CALLS, SAMPLE_CALLS } from '../../src/account/account.js';
import { claimSlot, emptySample, isQuoted, quoteCall } from '../../src/account/call-sample.js';

test('while calls come in, only those that are quoted keep an excerpt, however the order', () => {
  const hashes = Array.from({ length: SAMPLE_CALLS }, (_, i) => ((i * 37) % SAMPLE_CALLS) + 1);
  const sample = emptySample();
  for (const [i, hash] of hashes.entries()) {
    const slot = claimSlot(sample, hash);
    if (isQuoted(sample, hash)) quoteCall(sample, slot, `loaf ${hash}`);
    const smallest = hashes.slice(0, i + 1).sort((left, right) => left - right);
    const quoted = sample.excerpts.filter((excerpt) => excerpt !== null).sort();
    expect(quoted).toEqual(
      smallest
        .slice(0, QUOTED_CALLS)
        .map((each) => `loaf ${each}`)
        .sort(),
    );
  }
});
