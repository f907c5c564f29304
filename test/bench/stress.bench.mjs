/**
 * Stress: innocent accounts of labelled worlds are rewritten as popular tools and ordinary life would have them, and the built tool is
 * run. Whom it accuses among them is a false accusation. See README.md in this folder.
 *
 *   npm run build && node test/bench/stress.bench.mjs --worlds DIR [--only name,…] [--scenarios id,…] [--json FILE]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rewriteWorld } from './controls/rewrite-world.mjs';
import { findWorlds } from './detect/find-worlds.mjs';
import { matchAccounts } from './detect/match-accounts.mjs';
import { runTool } from './detect/run-tool.mjs';
import { scoreWorld } from './detect/score.mjs';
import * as scenarios from './stress/index.mjs';
import { renderStress } from './stress/render-stress.mjs';

const AS_IT_IS = { id: 'as-it-is', title: 'Nothing rewritten' };

const options = readOptions();
const runs = [];
for (const scenario of options.scenarios)
  for (const world of options.worlds)
    runs.push({ scenario: scenario.id, world: world.name, score: await runScenario(scenario, world) });
console.log(renderStress(runs, options.scenarios));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(runs, null, 1)}\n`);

function readOptions() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { worlds: text, only: text, scenarios: text, json: text } });
  if (values.worlds === undefined) stop('expected --worlds <folder that holds worlds>');
  const all = [AS_IT_IS, ...Object.values(scenarios)];
  const ids = values.scenarios?.split(',') ?? all.map(({ id }) => id);
  for (const id of ids)
    if (!all.some((each) => each.id === id)) stop(`no scenario called ${id}; there are ${all.map((each) => each.id).join(', ')}`);
  const worlds = findWorlds(values.worlds, values.only?.split(','));
  if (worlds.length === 0) stop(`${values.worlds}: expected folders with truth.json and logs, found none of that name`);
  return { json: values.json, worlds, scenarios: all.filter(({ id }) => ids.includes(id)) };
}

function stop(message) {
  console.error(`bench:stress: ${message}`);
  process.exit(2);
}

async function runScenario(scenario, { path, name }) {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-stress-'));
  try {
    const into = join(folder, 'world');
    if (scenario !== AS_IT_IS) await rewriteWorld({ world: path, into, control: scenario });
    const world = scenario === AS_IT_IS ? path : into;
    const truth = JSON.parse(readFileSync(join(world, 'truth.json'), 'utf8'));
    const { report } = matchAccounts(runTool(world), truth);
    const score = scoreWorld(truth, report, null);
    console.error(`${scenario.id} ${name}: ${score.falseAccusations} innocent accounts accused`);
    return score;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
