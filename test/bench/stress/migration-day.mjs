import { defineScenario } from './define-scenario.mjs';
import { MS_PER_DAY, useDefaults } from './edit-row.mjs';

const DAY = 10;
const OLD = ['gpt-4o-mini', 'gpt-4-turbo', 'gpt-4o'];

/** Whoever used the models that are withdrawn goes over on one day, give or take an afternoon. */
export const migrationDay = defineScenario({
  id: 'migration-day',
  title: 'A notice of withdrawal: on one day most accounts go over from three models to one new model with its new parameters',
  choose: ({ accounts, draw }) => draw(accounts, Math.floor(0.8 * accounts.length)),
  plan: ({ accounts }) => ({
    firstMs: Math.floor(Math.min(...accounts.map(({ calls }) => calls[0].atMs)) / MS_PER_DAY) * MS_PER_DAY,
  }),
  change(row, { nth, atMs }, { firstMs }) {
    if (!OLD.includes(row.model) || atMs < firstMs + (DAY + (nth % 10) / 20) * MS_PER_DAY) return;
    useDefaults(row, { model: 'gpt-4.5-swift', parameters: { temperature: 1, reasoning_effort: 'low' } });
  },
});
