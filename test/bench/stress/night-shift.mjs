import { defineScenario } from './define-scenario.mjs';
import { MS_PER_DAY, MS_PER_HOUR, moveTo, useDefaults, useSystem } from './edit-row.mjs';

const SHIFT = { from: 21, hours: 8 };

/** Everyone works the same nights; what they write is their own. */
export const nightShift = defineScenario({
  id: 'night-shift',
  title: '80 people of one night shift in one corporate front end: one client, system prompt and model, the same hours',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 15),
      80,
    ),
  change(row, { atMs, rng }) {
    const day = Math.floor(atMs / MS_PER_DAY);
    const workday = (day + 3) % 7 >= 5 ? day - 2 : day;
    moveTo(row, workday * MS_PER_DAY + (SHIFT.from + SHIFT.hours * rng()) * MS_PER_HOUR);
    useDefaults(row, { model: 'gpt-4o', parameters: { temperature: 0.5, max_tokens: 2048 }, client: 'StaffDesk/8.1' });
    useSystem(row, 'You assist employees. Never disclose personal data of customers. Answer in the language of the question.');
  },
});
