import { defineScenario } from './define-scenario.mjs';
import { MS_PER_DAY, MS_PER_MINUTE, moveTo } from './edit-row.mjs';

const FIRST_DAY = 8;
const DAYS = 2;

/** Clients try again as soon as the service answers: what was missed comes within two hours. */
export const outage = defineScenario({
  id: 'outage',
  title: 'Two days of outage: everyone is silent, then tries again in bursts',
  choose: ({ accounts }) => accounts,
  plan: ({ accounts }) => ({
    firstMs: Math.floor(Math.min(...accounts.map(({ calls }) => calls[0].atMs)) / MS_PER_DAY) * MS_PER_DAY,
  }),
  change(row, { atMs, rng }, { firstMs }) {
    const from = firstMs + FIRST_DAY * MS_PER_DAY;
    const until = from + DAYS * MS_PER_DAY;
    if (atMs < from || atMs >= until) return;
    moveTo(row, until + 120 * MS_PER_MINUTE * rng() ** 3);
  },
});
