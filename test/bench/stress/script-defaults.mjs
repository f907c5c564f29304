import { defineScenario } from './define-scenario.mjs';
import { useDefaults, useSystem } from './edit-row.mjs';

/** Strangers who send public texts by one quick-start script are the hardest of all: only their clocks and amounts are their own. */
export const scriptDefaults = defineScenario({
  id: 'script-defaults',
  title: 'Half of those who run public data sets do it with one quick-start script: one model, temperature 0, one client',
  choose({ accounts, draw }) {
    const scripted = accounts.filter(({ cell }) => cell === 'b');
    return draw(scripted, Math.floor(scripted.length / 2));
  },
  change(row) {
    useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0, max_tokens: 700 }, client: 'quickstart-runner/1.1' });
    useSystem(row, null);
  },
});
