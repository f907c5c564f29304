import { expect, test } from 'vitest';
import { clockOf } from '../../src/cluster/clock.js';
import { scoreUnits } from '../../src/cluster/score-units.js';
import { isStranger } from '../../src/cluster/stranger.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, type PlannedAccount, queueAccounts, unitsOfAccounts } from './build-population.js';

const APP = 'You are Harbour Pilot, the helpful guide to tides, buoys and moorings.';

/** A queue of ten, of which the last one is changed, among ordinary accounts of which some use an application. */
function lastOfQueue(change: (account: PlannedAccount) => PlannedAccount): boolean {
  const queue = queueAccounts(10, { seed: 5 });
  const accounts = [
    ...ordinaryAccounts(40, 5),
    ...ordinaryAccounts(8, 6, APP),
    ...queue.slice(0, -1),
    change(queue.at(-1) as PlannedAccount),
  ];
  const population = describePopulation(unitsOfAccounts(accounts));
  const members = Array.from({ length: 10 }, (_, index) => 48 + index);
  const scoring = scoreUnits(population, clockOf(population), members, { background: 'population' });
  return isStranger(population, scoring, 57);
}

const withCalls =
  (change: object) =>
  ({ name, calls }: PlannedAccount): PlannedAccount => ({ name, calls: calls.map((call) => ({ ...call, ...change })) });

test('a member that agrees with the rest is none', () => {
  expect(lastOfQueue((account) => account)).toBe(false);
});

test.each([
  ['client', { userAgent: 'loom/0.9' }],
  ['model', { model: 'chisel-mini' }],
  ['parameters', { parameters: { temperature: 0.2 } }],
])('one that contradicts the %s of all others is a stranger, however well its texts fit', (_, change) => {
  expect(lastOfQueue(withCalls(change))).toBe(true);
});

test('one that holds conversations where all others ask single questions is a stranger', () => {
  expect(
    lastOfQueue(withCalls({ earlier: ['Where does the ferry land?', 'At the north mole.', 'And in a gale?', 'It stays out.'] })),
  ).toBe(true);
});

test('one that works under an application of others is a stranger', () => {
  expect(lastOfQueue(withCalls({ system: APP }))).toBe(true);
});

test('one with a system prompt of its own is none: it is nobody’s application', () => {
  expect(lastOfQueue(withCalls({ system: 'You keep the lamp of the north mole.' }))).toBe(false);
});
