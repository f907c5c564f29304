import { expect, test } from 'vitest';
import { expectMemory } from '../../src/link/expected-memory.js';
import { unitOf } from './build-units.js';

test('memory grows with units and with their calls', () => {
  const short = unitOf('lamp', [{ text: 'When does the lamp turn?' }]);
  const long = unitOf('buoy', [{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
  const one = expectMemory([short]);
  expect(expectMemory([short, long]).objectBytes).toBe(2 * one.objectBytes);
  expect(expectMemory([short, long]).arrayBytes).toBe(4 * one.arrayBytes);
  expect(expectMemory([])).toEqual({ objectBytes: 0, arrayBytes: 0 });
});
