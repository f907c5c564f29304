/**
 * Measures the weights that small logs fall back to, on labelled worlds, and writes src/link/default-weights.ts.
 *
 *   hydrometer digest DIR/<world>/logs -o DIGESTS/<world>.digest            for every world
 *   node test/bench/default-weights.mjs --worlds DIR --digests DIGESTS [--only name,…] [--out FILE]
 *
 * Similarities depend on the size of a log (rarity is counted in it), so they are taken in small logs: LOGS_PER_WORLD of LOG_ACCOUNTS
 * ordinary accounts drawn from each world. No campaign's account is used: two of them are strangers to nobody.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { joinRegistration } from '../../dist/account/registration.js';
import { halvesOf, unitsOf } from '../../dist/account/unit.js';
import { similarity } from '../../dist/link/kernels.js';
import { describeAgainst, describePopulation } from '../../dist/link/population.js';
import { deriveSeed } from '../../dist/stats/derive-seed.js';
import { isotonicRegression } from '../../dist/stats/isotonic-regression.js';
import { createRng } from '../../dist/stats/rng.js';
import { shuffle } from '../../dist/stats/shuffle.js';
import { readDigestFiles } from '../../dist/store/digest-file.js';
import { readRegistration } from '../../dist/store/registration-files.js';

const LOGS_PER_WORLD = 12;
const LOG_ACCOUNTS = 100;
/** As in src/link/reference-pairs.ts. */
const MIN_HALVED_CALLS = 16;
/** Steps that differ by less are one: the table is to be read by people. */
const LEAST_STEP_BITS = 0.7;
/** Added to either side of a step before its bits are taken, in pairs. */
const HALF = 0.5;

const { values: options } = parseArgs({
  options: { worlds: { type: 'string' }, digests: { type: 'string' }, only: { type: 'string' }, out: { type: 'string' } },
});
const names = options.only?.split(',') ?? readdirSync(options.worlds).sort();
const counts = new Map();
let logs = 0;
for (const name of names) {
  const path = join(options.digests, `${name}.digest`);
  if (!existsSync(path)) continue;
  logs += await measureWorld(name, path);
  console.error(`${name}: ${logs} logs so far`);
}
writeFileSync(options.out ?? 'src/link/default-weights.ts', render());

async function measureWorld(name, path) {
  const { digest } = await readDigestFiles([path]);
  const registration = await readRegistration(join(options.worlds, name, 'accounts.csv'));
  const { accounts } = JSON.parse(readFileSync(join(options.worlds, name, 'truth.json'), 'utf8'));
  const ordinary = [...digest.accounts.values()].filter(({ account }) => accounts[account]?.campaign === null);
  const drawn = shuffle(ordinary, createRng(deriveSeed(1, name)));
  for (let log = 0; log < LOGS_PER_WORLD; log++)
    measureLog(
      drawn
        .slice(log * LOG_ACCOUNTS, (log + 1) * LOG_ACCOUNTS)
        .flatMap((account) => unitsOf(account, joinRegistration(registration, account))),
    );
  return LOGS_PER_WORLD;
}

function measureLog(units) {
  const population = describePopulation(units);
  const halves = population.units
    .filter(({ unit }) => unit.slots.length >= MIN_HALVED_CALLS)
    .map(({ unit }) => halvesOf(unit).map((half) => describeAgainst(population, half)));
  population.signals.forEach(({ id, mostBits }, signal) => {
    if (mostBits === 0) return; // compared in groups only
    const steps = counts.get(id) ?? new Map();
    counts.set(id, steps);
    const count = (side, left, right) => {
      const value = similarity(population, signal, left, right);
      if (value === null) return;
      const rounded = Number(value.toPrecision(3));
      const at = steps.get(rounded) ?? { same: 0, different: 0 };
      at[side]++;
      steps.set(rounded, at);
    };
    for (const [left, right] of halves) count('same', left, right);
    population.units.forEach((left, index) => {
      for (const right of population.units.slice(index + 1))
        if (left.unit.account !== right.unit.account) count('different', left, right);
    });
  });
}

function tableOf(steps) {
  const sorted = [...steps].sort(([left], [right]) => left - right).map(([upTo, at]) => ({ upTo, ...at }));
  const total = sorted.reduce((sum, { same, different }) => ({ same: sum.same + same, different: sum.different + different }), {
    same: 0,
    different: 0,
  });
  if (total.same === 0 || total.different === 0) return { total, rows: [] };
  // Both sides weigh alike, so that the fit does not depend on how many pairs of either kind there are.
  const fitted = isotonicRegression(
    sorted.map(({ same, different }) => same / total.same / (same / total.same + different / total.different)),
    sorted.map(({ same, different }) => same / total.same + different / total.different),
  );
  const bitsOf = ({ same, different }) =>
    Math.log2((same + HALF) / (total.same + 1) / ((different + HALF) / (total.different + 1)));
  const rows = [];
  sorted.forEach((step, index) => {
    const last = rows.at(-1);
    if (last && fitted[index] === fitted[index - 1]) Object.assign(last, join2(last, step));
    else rows.push({ ...step });
  });
  for (;;) {
    const gaps = rows.slice(1).map((row, index) => bitsOf(row) - bitsOf(rows[index]));
    const least = gaps.indexOf(Math.min(...gaps));
    if (least < 0 || gaps[least] >= LEAST_STEP_BITS) return { total, rows };
    rows.splice(least, 2, join2(rows[least], rows[least + 1]));
  }
}

function join2(left, right) {
  return { upTo: right.upTo, same: left.same + right.same, different: left.different + right.different };
}

function render() {
  const share = (count, total) => Number((count / total).toPrecision(3));
  const tables = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, steps]) => {
      const { total, rows } = tableOf(steps);
      const lines = rows.map((row) => `[${row.upTo}, ${share(row.same, total.same)}, ${share(row.different, total.different)}]`);
      return `  { signal: '${id}', halves: ${total.same}, pairs: ${total.different}, steps: [${lines.join(', ')}] },`;
    });
  return `// biome-ignore-all format: written by test/bench/default-weights.mjs
/** What one signal measured elsewhere: [similarity up to, share of halves of one account, share of pairs of two] for each step. */
export interface DefaultWeight {
  readonly signal: string;
  /** Pairs that the shares were counted on. */
  readonly halves: number;
  readonly pairs: number;
  readonly steps: readonly (readonly [upTo: number, same: number, different: number])[];
}

/**
 * Reference pairs measured on other logs: ${logs} logs of ${LOG_ACCOUNTS} ordinary accounts each, drawn from ${logs / LOGS_PER_WORLD} labelled
 * worlds of about 1,700 accounts (texts of real people and public query sets, clocks of real people and tenants; no account of a campaign).
 * Not edited by hand; how it was measured stands in test/bench/default-weights.mjs.
 */
export const DEFAULT_WEIGHTS: readonly DefaultWeight[] = [
${tables.join('\n')}
];
`;
}
