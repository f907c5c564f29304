import { expect, test } from 'vitest';
import { poolAccounts } from '../../src/coverage/pool.js';
import { createRng } from '../../src/stats/rng.js';

const ordinary = [Uint32Array.of(0, 1), Uint32Array.of(2), Uint32Array.of(3, 4, 5)];

test('a pool holds all calls of as many different accounts as asked', () => {
  const pools = poolAccounts(ordinary, { accountsPerPool: 2, pools: 40, rng: createRng(9) });
  expect(pools).toHaveLength(40);
  const sizes = new Set(pools.map((pool) => pool.length));
  expect([...sizes].sort()).toEqual([3, 4, 5]);
});

test('a pool cannot have more accounts than there are', () => {
  expect(poolAccounts(ordinary, { accountsPerPool: 7, pools: 1, rng: createRng(9) })[0]).toHaveLength(6);
});

test('without ordinary accounts there are no pools', () => {
  expect(poolAccounts([], { accountsPerPool: 2, pools: 5, rng: createRng(9) })).toEqual([]);
});

test('a pool holds its accounts in their order, each with its calls in theirs', () => {
  const pools = poolAccounts(ordinary, { accountsPerPool: 2, pools: 40, rng: createRng(9) });
  expect(new Set(pools.map((pool) => pool.join()))).toEqual(new Set(['0,1,2', '0,1,3,4,5', '2,3,4,5']));
});
