/**
 * Scoreboard: the built tool and the published baselines on labelled worlds. See README.md in this folder.
 *
 *   npm run bench:detect -- --worlds DIR [--only name,…] [--detectors id,…] [--control id] [--groups] [--json FILE] [--keep DIR]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as baselines from './baselines/index.mjs';
import * as controls from './controls/index.mjs';
import { rewriteWorld } from './controls/rewrite-world.mjs';
import { findWorlds } from './detect/find-worlds.mjs';
import { matchAccounts } from './detect/match-accounts.mjs';
import { readCalls } from './detect/read-calls.mjs';
import { runTool } from './detect/run-tool.mjs';
import { scoreWorld, summariseScores } from './detect/score.mjs';
import { renderScoreboard } from './detect/scoreboard.mjs';
import { toVectors } from './detect/text-vectors.mjs';
import { toReport } from './detect/to-report.mjs';

const TOOL = 'hydrometer';
const DETECTOR_IDS = [TOOL, ...Object.values(baselines).map(({ id }) => id)];
const CONTROL_IDS = Object.values(controls).map(({ id }) => id);

const options = readOptions();
const runs = [];
for (const world of options.worlds) runs.push(...(await runWorld(world)));
console.log(renderScoreboard(runs, options));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(toJson(runs), null, 1)}\n`);

function readOptions() {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: { worlds: text, only: text, detectors: text, control: text, json: text, keep: text, groups: { type: 'boolean' } },
  });
  if (values.worlds === undefined) stop('expected --worlds <folder that holds worlds>');
  const detectors = values.detectors?.split(',') ?? DETECTOR_IDS;
  for (const id of detectors)
    if (!DETECTOR_IDS.includes(id)) stop(`no detector called ${id}; there are ${DETECTOR_IDS.join(', ')}`);
  const control = Object.values(controls).find(({ id }) => id === values.control);
  if (values.control !== undefined && control === undefined)
    stop(`no control called ${values.control}; there are ${CONTROL_IDS.join(', ')}`);
  const worlds = findWorlds(values.worlds, values.only?.split(','));
  if (worlds.length === 0) stop(`${values.worlds}: expected folders with truth.json and logs, found none of that name`);
  return { ...values, groups: values.groups ?? false, detectors, control, worlds };
}

function stop(message) {
  console.error(`bench:detect: ${message}`);
  process.exit(2);
}

async function runWorld({ path, name }) {
  if (options.control === undefined) return runDetectors(path, name);
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-control-'));
  try {
    const into = join(folder, 'world');
    await rewriteWorld({ world: path, into, control: options.control });
    return await runDetectors(into, `${name} ${options.control.id}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runDetectors(world, name) {
  const truth = JSON.parse(readFileSync(join(world, 'truth.json'), 'utf8'));
  const runsHere = [];
  for await (const { detector, seconds, ...found } of outcomes(world)) {
    const outcome = matchAccounts(found.outcome, truth);
    const score = scoreWorld(truth, outcome.report, outcome.accounts);
    runsHere.push({ world: name, detector, score });
    if (options.keep !== undefined) keep(join(options.keep, name, detector), outcome);
    console.error(`${name} ${detector}: ${seconds.toFixed(1)} s`);
  }
  return runsHere;
}

async function* outcomes(world) {
  let startMs = performance.now();
  const lap = () => {
    const seconds = (performance.now() - startMs) / 1e3;
    startMs = performance.now();
    return seconds;
  };
  if (options.detectors.includes(TOOL)) {
    const outcome = runTool(world);
    yield { detector: TOOL, outcome, seconds: lap() };
  }
  const members = Object.values(baselines).filter(({ id }) => options.detectors.includes(id));
  if (members.length === 0) return;
  const log = await readCalls(join(world, 'logs'));
  const vectors = toVectors(log);
  console.error(`read and vectorised: ${lap().toFixed(1)} s`);
  for (const { id, detect } of members) {
    const outcome = toReport(detect({ log, vectors }));
    yield { detector: id, outcome, seconds: lap() };
  }
}

function keep(folder, { report, accounts }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
  writeFileSync(join(folder, 'accounts.ndjson'), accounts.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function toJson(scored) {
  return {
    control: options.control?.id ?? null,
    runs: scored.map((run) => ({ ...run, summary: summariseScores([run.score]) })),
    pooled: Object.fromEntries(
      options.detectors.map((id) => [
        id,
        summariseScores(scored.filter(({ detector }) => detector === id).map(({ score }) => score)),
      ]),
    ),
  };
}
