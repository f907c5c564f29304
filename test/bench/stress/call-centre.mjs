import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, moveTo, useDefaults } from './edit-row.mjs';

const CALLS_A_DAY = 8;
const FIRST_HOUR = 7;

/** Calls come in at an even pace, and everybody takes as many; each deals with customers of his or her own. */
export const callCentre = defineScenario({
  id: 'call-centre',
  title: '40 clerks of a call centre: one template, one model, one shift, equal pace and equal amounts, customers of their own',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell === 'u' && calls.length >= 70 && calls.length <= 400),
      40,
    ),
  change(row, { number, calls, text, rng }) {
    if (number >= 70) return false;
    const day = Math.floor(calls[0].atMs / MS_PER_DAY) + Math.floor(number / CALLS_A_DAY);
    moveTo(row, day * MS_PER_DAY + FIRST_HOUR * MS_PER_HOUR + ((number % CALLS_A_DAY) * 55 + 12 * rng()) * MS_PER_MINUTE);
    useDefaults(row, { model: 'gpt-4o', parameters: { temperature: 0.2, max_tokens: 600 }, client: 'DeskPhone/4.4' });
    askOnce(
      row,
      `A customer wrote to us. Draft a polite answer that I can read out.
Note at the end whether the case can be closed.
Customer: ${clip(text, 700)}`,
    );
  },
});
