import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, useDefaults, useSystem } from './edit-row.mjs';

const KEPT = 240;
const TEMPLATED = 40;
const FRONT_END = 60;
const SCRIPTED = 30;

/** Here most of what there is comes out of three tools: shares in the log say little of what strangers do. */
export const smallLog = defineScenario({
  id: 'small-log',
  title:
    '240 accounts, of which 40 use a translation plug-in, 60 one chat front end, and 30 one quick-start script on public texts',
  choose({ accounts, draw }) {
    const of = (cell, least) => accounts.filter((account) => account.cell === cell && account.calls.length >= least);
    const scripted = draw(of('b', 15), SCRIPTED);
    const people = draw(of('u', 10), KEPT - SCRIPTED);
    const kept = new Set([...scripted, ...people]);
    return [...scripted, ...people, ...accounts.filter((account) => !kept.has(account))];
  },
  change(row, { nth, text }) {
    if (nth >= KEPT) return false;
    if (nth < SCRIPTED) {
      useDefaults(row, {
        model: 'gpt-4o-mini',
        parameters: { temperature: 0, max_tokens: 700 },
        client: 'quickstart-runner/1.1',
      });
      useSystem(row, null);
    } else if (nth < SCRIPTED + TEMPLATED) {
      useDefaults(row, { model: 'gpt-4o', parameters: { temperature: 0 }, client: 'polyglot-ext/5.0' });
      askOnce(
        row,
        `Translate the following text into German. Keep names and numbers. Answer with the translation only.\n\n${clip(text, 800)}`,
      );
    } else if (nth < SCRIPTED + TEMPLATED + FRONT_END) {
      useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0.8, max_tokens: 4000 }, client: 'ChatHarbour/2.3.1' });
      useSystem(row, null);
    }
  },
});
