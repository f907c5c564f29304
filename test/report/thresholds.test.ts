import { describe, expect, test } from 'vitest';
import { readThresholds, thresholdSource, thresholdsOf } from './read-thresholds.js';

test('the list of thresholds is what the code says; -u writes it anew', async () => {
  await expect(thresholdSource(readThresholds())).toMatchFileSnapshot('../../src/report/thresholds.ts');
});

test('every threshold says what it bounds', () => {
  expect(
    readThresholds()
      .filter(({ origin }) => origin === '')
      .map(({ id, file }) => `${file} ${id}`),
  ).toEqual([]);
});

describe('a constant', () => {
  const read = (...lines: readonly string[]) => thresholdsOf('cluster/oven.ts', lines.join('\n'));

  test('carries the comment above it, on one line or several', () => {
    expect(read('/** Loaves a batch: chosen, one tray. */', 'const LEAST_LOAVES = 1_200;')).toEqual([
      {
        id: 'LEAST_LOAVES',
        file: 'cluster/oven.ts',
        value: '1200',
        basis: 'chosen',
        origin: 'Loaves a batch: chosen, one tray.',
      },
    ]);
    expect(read('/**', ' * Degrees (Miller 1921,', ' * doi:10.1/x).', ' */', 'export const HEAT = 0.5;')[0]).toMatchObject({
      basis: 'published',
      origin: 'Degrees (Miller 1921, doi:10.1/x).',
    });
  });
  test('without a comment takes that of the line above, but not over a gap', () => {
    expect(read('/** Trays. */', 'const TRAYS = 2;', 'const RACKS = 3;').map(({ origin }) => origin)).toEqual([
      'Trays.',
      'Trays.',
    ]);
    expect(read('/** Trays. */', 'const TRAYS = 2;', '', 'const RACKS = 3;')[1]!.origin).toBe('');
  });
  test('in a block has a name of two parts', () => {
    const block = [
      '/** Rules of the oven. */',
      'export const OVEN = {',
      '  least: 4,',
      '  /** Measured. */',
      '  most: [-4, 10],',
      '} as const;',
    ];
    expect(read(...block).map(({ id, value, basis }) => [id, value, basis])).toEqual([
      ['OVEN.least', '4', 'chosen'],
      ['OVEN.most', '-4, 10', 'measured'],
    ]);
  });
  test('of text or of the calendar is no threshold', () => {
    expect(read("const NAME = 'rye';", 'const HOURS_PER_DAY = 24;')).toEqual([]);
  });
});
