import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';

interface Target {
  make(random: unknown): Uint8Array;
  check(path: string, random: unknown): Promise<void>;
}

const load = (name: string): Promise<unknown> => import(new URL(name, import.meta.url).href);
const { TARGETS } = (await load('targets.mjs')) as { readonly TARGETS: Readonly<Record<string, Target>> };
const { createRandom } = (await load('random.mjs')) as { createRandom(seed: number): unknown };

/** `npm run fuzz` goes on from here for as long as it is let. */
const SEEDS = 12;

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-fuzz-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('whatever the bytes are, every line is a row, a reject or a blank', () => {
  test.each(Object.entries(TARGETS))('%s', async (name, { make, check }) => {
    const path = join(folder, name);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = createRandom(seed);
      writeFileSync(path, make(random));
      await check(path, random);
    }
  });
});
