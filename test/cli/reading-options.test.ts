import { expect, test } from 'vitest';
import { createFaults } from '../../src/cli/faults.js';
import { parsePaths, parseReadingOptions } from '../../src/cli/reading-options.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';

function faultsOf(run: (faults: ReturnType<typeof createFaults>) => void): string {
  const faults = createFaults('inspect');
  run(faults);
  try {
    faults.assertNone();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('no option gives the defaults', () => {
  const faults = createFaults('inspect');
  expect(parseReadingOptions({}, faults).settings).toEqual(DEFAULT_SETTINGS);
});

test('each option reaches its setting', () => {
  const raw = {
    seed: '42',
    timeZone: 'Europe/Berlin',
    accountKey: 'user.id|key',
    inputFormat: 'generic',
    assumeTz: 'America/New_York',
    sampling: '0.1',
    map: ['account=customer,time=when', 'prompt=q.text'],
    maxRecordBytes: '4096',
    maxRejects: '0.5',
    threads: '3',
    join: ['traces.jsonl', 'gateway/'],
    bodies: 'data',
    privateKey: 'key.pem',
  };
  expect(parseReadingOptions(raw, createFaults('inspect'))).toEqual({
    settings: {
      seed: 42,
      timeZone: 'Europe/Berlin',
      accountKey: 'user.id|key',
      inputFormat: 'generic',
      assumeTimeZone: 'America/New_York',
      sampling: 0.1,
      map: { account: 'customer', time: 'when', prompt: 'q.text' },
      maxRecordBytes: 4096,
      maxRejects: 0.5,
      checkKeys: DEFAULT_SETTINGS.checkKeys,
    },
    threads: 3,
    beside: { joinPaths: ['traces.jsonl', 'gateway/'], bodyFolder: 'data', privateKeyPath: 'key.pem' },
  });
});

test('all faults are reported together, with what was expected and what is near', () => {
  const message = faultsOf((faults) => {
    parsePaths([], faults);
    parseReadingOptions(
      {
        seed: '-1',
        timeZone: 'Europe/Berln',
        accountKey: 'user..id',
        inputFormat: 'litelm',
        map: ['acount=x', 'loaf'],
        threads: true,
        sampling: '0',
        maxRejects: '2',
      },
      faults,
    );
  });
  const lines = message.split('\n');
  expect(lines[0]).toBe('10 faults in the command; see hydrometer inspect --help');
  expect(lines).toContain('--seed: expected a whole number from 0 to 4294967295, got "-1"');
  expect(lines).toContain(
    '--time-zone: expected an IANA time zone such as Europe/Berlin, got "Europe/Berln"; did you mean Europe/Berlin',
  );
  expect(lines).toContain('--sampling: expected a number from 0.000001 to 1, got "0"');
  expect(lines).toContain('--threads: expected a whole number from 1 to 256, got nothing');
  expect(lines.find((line) => line.includes('litelm'))).toMatch(/; did you mean litellm$/);
  expect(lines.find((line) => line.includes('"acount"'))).toMatch(/; did you mean account$/);
  expect(lines.find((line) => line.startsWith('--account-key'))).toContain('position 6');
});

test('a hostile value cannot forge a line or a colour', () => {
  const message = faultsOf((faults) => parseReadingOptions({ seed: '1\nhydrometer: fine\u001b[2J' }, faults));
  expect(message).toBe(
    '--seed: expected a whole number from 0 to 4294967295, got "1\\nhydrometer: fine\\x1b[2J"; see hydrometer inspect --help',
  );
});

test('standard input is read once', () => {
  expect(faultsOf((faults) => parsePaths(['-', '-'], faults))).toContain('at most once');
});

test.each(['1e400', '0x10', '', ' 3', '3.5', 'NaN'])('%j is no number of threads', (threads) => {
  expect(faultsOf((faults) => parseReadingOptions({ threads }, faults))).toContain('--threads');
});

test('a zone that is given by its city alone is found', () => {
  const message = faultsOf((faults) => parseReadingOptions({ assumeTz: 'berlin', timeZone: 'Ankara' }, faults));
  expect(message).toContain('got "berlin"; did you mean Europe/Berlin');
  expect(message).toMatch(/got "Ankara"$/m);
});
