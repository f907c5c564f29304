import { expect, test } from 'vitest';
import { columnOf } from '../../src/account/unit.js';
import { callMarks } from '../../src/finding/call-marks.js';
import { wasRefused } from '../../src/finding/was-refused.js';
import { buildContext } from './build-group.js';

const call = (text: string, response: string, system: string) => ({ text, response, system });
const DECLINED = 'I am sorry, but I cannot help with that.';
const { population } = buildContext({
  accounts: [
    {
      name: 'ferry',
      calls: Array.from({ length: 20 }, (_, i) =>
        call(
          i % 2 === 0 ? `Rate this answer from 1 to 10: tide ${i}` : `Which tide is it at ${i}?`,
          i % 4 === 1 ? DECLINED : 'High water.',
          `Pilot ${i % 2}`,
        ),
      ),
    },
    { name: 'quay', calls: Array.from({ length: 8 }, (_, i) => ({ text: `Crate ${i}`, context: { marks: ['fallback'] } })) },
  ],
  group: ['ferry'],
  isCut: true,
});

test('marks of a unit are what its own calls carry, slice by slice', () => {
  const { rules, flags, calls, refused } = callMarks(population);
  expect(population.units.length).toBe(3);
  population.units.forEach(({ unit }, index) => {
    const any = (column: 'rules' | 'flags') => unit.slots.reduce((bits, slot) => bits | columnOf(unit.account, slot, column), 0);
    expect(rules[index]).toBe(any('rules') >>> 0);
    expect(flags[index]).toBe(any('flags') >>> 0);
    expect(calls[index]).toBe(unit.slots.length);
    expect(refused[index]).toBe(unit.slots.filter((slot) => wasRefused(unit, slot)).length);
  });
  expect(Array.from(refused).sort()).toEqual([0, 0, 5]);
});

test('marks are read once a log', () => {
  expect(callMarks(population)).toBe(callMarks(population));
});
