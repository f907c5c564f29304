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
  test('that is called chosen is chosen, whatever its method was published in or its neighbours were measured on', () => {
    const bases = (...lines: readonly string[]) => read(...lines).map(({ basis }) => basis);
    expect(bases('/** Loaves (chosen) of a batch (Miller 1921, doi:10.1/x). */', 'const LOAVES = 4;')).toEqual(['chosen']);
    expect(bases('/** Trays of Miller 1921, as published there. */', 'const TRAYS = 4;')).toEqual(['published']);
    const block = ['/** Heats (chosen). */', 'const HEATS = {', '  /** Measured: 4 loaves. */', '  rye: 4,', '  spelt: 5,', '};'];
    expect(bases(...block)).toEqual(['measured', 'chosen']);
  });
  test('of text or of the calendar is no threshold', () => {
    expect(read("const NAME = 'rye';", 'const HOURS_PER_DAY = 24;')).toEqual([]);
  });
});
