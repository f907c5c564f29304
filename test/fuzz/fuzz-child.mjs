import { writeFileSync } from 'node:fs';
import { createRandom } from './random.mjs';
import { TARGETS } from './targets.mjs';

/** Runs one target from a seed on; the parent watches. The input at hand lies in the file, so it is there after a crash or a hang too. */
const [, , name, firstSeed, path, budgetMs] = process.argv;
const { make, check } = TARGETS[name];
const most = { rssBytes: 0 };
let seed = Number(firstSeed);
// From here on: what it takes to start is no fuzzing.
const untilMs = Date.now() + Number(budgetMs);
for (; Date.now() < untilMs; seed++) {
  const random = createRandom(seed);
  writeFileSync(path, make(random));
  process.send({ seed });
  try {
    await check(path, random);
  } catch (error) {
    process.send({ failed: seed, words: error instanceof Error ? error.stack : String(error) });
    process.exit(1);
  }
  most.rssBytes = Math.max(most.rssBytes, process.memoryUsage.rss());
}
process.send({ done: seed - Number(firstSeed), rssBytes: most.rssBytes });
process.disconnect();
