import { afterEach, describe, expect, test } from 'vitest';
import { startThread, type Thread } from '../../src/work/start-thread.js';

const threads: Thread[] = [];
const start = (): Thread => {
  const thread = startThread(new URL('../../fixtures/work/echo-thread.mjs', import.meta.url), null);
  threads.push(thread);
  return thread;
};
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.stop()));
});

describe('a thread', () => {
  test('answers calls in the order in which they came', async () => {
    const thread = start();
    expect(await Promise.all([1, 2, 3].map((value) => thread.call<number>('echo', value)))).toEqual([1, 2, 3]);
  });

  test('throws known errors as they are', async () => {
    await expect(start().call('refuse')).rejects.toMatchObject({
      name: 'InputError',
      code: 'E_INPUT_UNREADABLE',
      exitCode: 3,
      message: 'tides.ndjson: expected a file, got a folder',
      place: { file: 'tides.ndjson', line: 3 },
    });
  });

  test('that ends fails the calls that wait for it, and all later ones', async () => {
    const thread = start();
    await expect(thread.call('leave')).rejects.toThrow('a thread ended with code 9');
    await expect(thread.call('echo', 1)).rejects.toThrow('a thread ended with code 9');
  });
});
