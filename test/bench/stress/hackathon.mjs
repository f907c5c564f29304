import { defineScenario } from './define-scenario.mjs';
import { askOnce, MS_PER_DAY, MS_PER_HOUR, moveTo, useDefaults, useSystem } from './edit-row.mjs';

/** Saturday of the second week, from nine on, in days and hours after the log begins. */
const FIRST_DAY = 12;
const FIRST_HOUR = 9;
const HOURS = 34;
/** Most people sleep through most of the night. */
const NIGHT = { from: 17, to: 22, share: 0.15 };

export const hackathon = defineScenario({
  id: 'hackathon',
  title: '60 new accounts on one weekend with one starter kit and ideas of their own',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 15),
      60,
    ),
  plan: ({ accounts }) => ({
    firstMs: Math.floor(Math.min(...accounts.map(({ calls }) => calls[0].atMs)) / MS_PER_DAY) * MS_PER_DAY,
  }),
  change(row, { text, rng }, { firstMs }) {
    let hour = HOURS * rng();
    if (hour > NIGHT.from && hour < NIGHT.to && rng() > NIGHT.share) hour = 1 + 14 * rng();
    moveTo(row, firstMs + FIRST_DAY * MS_PER_DAY + (FIRST_HOUR + hour) * MS_PER_HOUR);
    useDefaults(row, { model: 'gpt-4o', parameters: { temperature: 0.7, max_tokens: 1500 }, client: 'openai-node/4.71.0' });
    useSystem(row, 'You are the brain of our hackathon project. Be brief, be bold, answer as JSON when asked to.');
    askOnce(row, text);
  },
});
