import { expect, test } from 'vitest';
import { progressText } from '../../src/cli/progress.js';
import { textLook, wantsProgress } from '../../src/cli/terminal.js';

const terminal = { isTerminal: true, columns: 80, environment: {} };

test('colour: the option wins over NO_COLOR, NO_COLOR over FORCE_COLOR, all over the terminal', () => {
  const color = (wish: 'auto' | 'always' | 'never', environment: Record<string, string> = {}, isTerminal = true): number =>
    textLook(wish, { ...terminal, isTerminal, environment }).color;
  expect([color('auto'), color('auto', {}, false), color('never'), color('always', { NO_COLOR: '1' }, false)]).toEqual([
    1, 0, 0, 1,
  ]);
  expect([
    color('auto', { NO_COLOR: '1', FORCE_COLOR: '1' }),
    color('auto', { NO_COLOR: '' }),
    color('auto', { FORCE_COLOR: '1' }, false),
    color('auto', { TERM: 'dumb' }),
  ]).toEqual([0, 1, 1, 0]);
});

test('width follows the terminal between 40 and 110, and is 100 in a pipe', () => {
  const width = (columns: number | undefined, isTerminal = true): number =>
    textLook('auto', { isTerminal, columns, environment: {} }).width;
  expect([width(20), width(80), width(400), width(undefined), width(0), width(80, false)]).toEqual([40, 80, 110, 80, 80, 100]);
});

test('progress is for a terminal outside CI that was not told to be quiet', () => {
  expect([
    wantsProgress(false, {}, true),
    wantsProgress(true, {}, true),
    wantsProgress(false, { CI: 'true' }, true),
    wantsProgress(false, {}, false),
  ]).toEqual([true, false, false, false]);
});

test('a progress line has the stage, the share, the bytes and the calls', () => {
  expect(progressText({ stage: 'reading', bytes: 250_000_000, totalBytes: 1e9, calls: 51234 })).toBe(
    `reading  ${'█'.repeat(6)}${'░'.repeat(18)} 25 %  250 MB of 1.0 GB, 51,234 calls`,
  );
  expect(progressText({ stage: 'grouping', bytes: 0, totalBytes: 0, calls: 0 })).toBe('grouping');
});
