import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFeatureHolders } from '../../src/finding/feature-holders.js';

test('features come in the order in which they first occur, each with the member of every conversation that holds it', () => {
  const { features, starts, members } = listFeatureHolders([
    [Uint32Array.of(30, 10), Uint32Array.of(10)],
    [],
    [Uint32Array.of(20, 10)],
  ]);
  expect([...features]).toEqual([30, 10, 20]);
  expect([...starts]).toEqual([0, 1, 4, 5]);
  expect([...members]).toEqual([0, 0, 0, 2, 2]);
});

const texts = fc.array(fc.array(fc.uniqueArray(fc.nat(12), { maxLength: 6 }), { maxLength: 5 }), { maxLength: 6 });

test('places of a feature are the conversations that hold it, members ascending', () => {
  fc.assert(
    fc.property(texts, (lists) => {
      const { features, starts, members } = listFeatureHolders(lists.map((own) => own.map((text) => Uint32Array.from(text))));
      expect([...features]).toEqual([...new Set(lists.flat(2))]);
      features.forEach((feature, number) => {
        const holders = lists.flatMap((own, member) => own.filter((text) => text.includes(feature)).map(() => member));
        expect([...members.slice(starts[number], starts[number + 1])]).toEqual(holders);
      });
    }),
  );
});
