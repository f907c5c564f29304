import { describe, expect, test } from 'vitest';
import { parseCustodyOptions } from '../../src/cli/custody-options.js';
import { createFaults } from '../../src/cli/faults.js';

describe('the time of a custody entry', () => {
  test.each([
    [{}, {}, { at: null, timeBasis: 'time not stated' }],
    [{}, { SOURCE_DATE_EPOCH: '1774015200' }, { at: '2026-03-20T14:00:00.000Z', timeBasis: 'SOURCE_DATE_EPOCH' }],
    [
      { at: '2026-03-20T15:00:00+01:00' },
      { SOURCE_DATE_EPOCH: '1' },
      { at: '2026-03-20T14:00:00.000Z', timeBasis: 'stated by the operator' },
    ],
  ])('comes from the option, else from SOURCE_DATE_EPOCH, else from nowhere: %j %j', (raw, environment, expected) => {
    const faults = createFaults('analyze');
    expect(parseCustodyOptions(raw, faults, environment)).toEqual({ ...expected, operator: null });
    expect(() => faults.assertNone()).not.toThrow();
  });

  test.each([
    [{ at: 'yesterday' }, {}],
    [{ at: '2026-03-20T14:00:00' }, {}],
    [{ at: '2026-13-40T14:00:00Z' }, {}],
    [{}, { SOURCE_DATE_EPOCH: '-5' }],
    [{}, { SOURCE_DATE_EPOCH: '999999999999' }],
  ])('is a fault of the command when it is %j %j', (raw, environment) => {
    const faults = createFaults('analyze');
    parseCustodyOptions(raw, faults, environment);
    expect(() => faults.assertNone()).toThrow(/expected (a time|seconds)/);
  });
});
