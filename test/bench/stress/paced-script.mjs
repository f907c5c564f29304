import { defineScenario } from './define-scenario.mjs';
import { MS_PER_SECOND, moveTo, useDefaults, useSystem } from './edit-row.mjs';

/** Calls that a run makes one after the other. */
const RUN_CALLS = 30;
const GAP_MS = { least: 9 * MS_PER_SECOND, spread: 1.5 * MS_PER_SECOND };

/** Nothing but the model and the pace gives the script away: it sends no parameters, and clients are those of the users' own libraries. */
export const pacedScript = defineScenario({
  id: 'paced-script',
  title: 'Half of those who run public data sets do it with one script: one model, no parameters, one pace, runs of thirty calls',
  choose({ accounts, draw }) {
    const scripted = accounts.filter(({ cell }) => cell === 'b');
    return draw(scripted, Math.floor(scripted.length / 2));
  },
  change(row, { number, calls, rng }) {
    const inRun = number % RUN_CALLS;
    moveTo(row, calls[number - inRun].atMs + inRun * (GAP_MS.least + GAP_MS.spread * rng()));
    useDefaults(row, { model: 'gpt-4o-mini', parameters: {} });
    useSystem(row, null);
  },
});
