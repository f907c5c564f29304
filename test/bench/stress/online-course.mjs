import { defineScenario } from './define-scenario.mjs';
import { askOnce, useDefaults, useSystem } from './edit-row.mjs';

const STUDENTS = 40;
const EXERCISES = 30;
/** The rest is what each asks beside the course. */
const EXERCISE_SHARE = 0.6;

/** Exercises are single questions of one bystander's, so that none of the students has them from itself. */
export const onlineCourse = defineScenario({
  id: 'online-course',
  title:
    '40 students of an online course over weeks: the same exercises in an order of their own, own hours, the notebook’s defaults',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell === 'u' && calls.length >= 20),
      STUDENTS,
    ),
  plan({ accounts, draw }, chosen) {
    const taken = new Set(chosen);
    const sources = accounts.filter(
      (account) => account.cell === 'b' && !taken.has(account) && account.calls.length >= EXERCISES,
    );
    const [source] = draw(sources, 1);
    return { exercises: source.calls.slice(0, EXERCISES).map(({ text }) => text) };
  },
  change(row, { nth, number, text, rng }, { exercises }) {
    useDefaults(row, {
      model: 'gpt-4o-mini',
      parameters: { temperature: 0.2, max_tokens: 1000 },
      client: 'openai-python/1.40.0',
    });
    useSystem(row, 'You are a patient tutor. Give hints before solutions.');
    if (rng() < EXERCISE_SHARE) askOnce(row, exercises[(nth * 7 + number * (1 + (nth % 5))) % exercises.length]);
    else askOnce(row, text);
  },
});
