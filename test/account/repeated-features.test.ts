import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRepeated } from '../../src/account/repeated-features.js';
import { featuresOf } from '../../src/account/unit.js';
import { digestOf } from '../finding/build-group.js';

const word = fc.constantFrom('barge', 'lock', 'towpath', 'sluice', 'weir', 'mooring', 'bollard', 'tiller', 'gate', 'reed');
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

test('features that several calls hold come ascending, each with the number of calls, whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
      const account = digestOf([{ name: 'keeper', calls: texts.map((said) => ({ text: said })) }]).accounts.get('keeper')!;
      for (const from of [0, Math.floor(account.sample.size / 2)]) {
        const slots = Array.from({ length: account.sample.size - from }, (_, i) => from + i);
        const all = slots.flatMap((slot) => [...featuresOf(account, slot)]);
        const expected = [...new Set(all)]
          .map((feature) => [feature, all.filter((each) => each === feature).length] as const)
          .filter(([, count]) => count > 1)
          .sort(([left], [right]) => left - right);
        const { size, features, counts } = findRepeated({ account }, slots);
        expect(Array.from({ length: size }, (_, i) => [features[i], counts[i]])).toEqual(expected);
      }
    }),
  );
});
