import { FLAG_BLOCKED, FLAG_FALLBACK } from '../../account/fold.js';
import { callMarks } from '../call-marks.js';
import { defineHabit, hasBit } from './define-habit.js';

/** Calls that came over another pathway, as a share and a number, from which it is a habit. Chosen. */
const HABIT_SHARE = 0.05;
const LEAST_CALLS = 2;

export const failOver = defineHabit({
  id: 'fail-over',
  version: 1,
  kind: 'fail-over',
  about: {
    title: 'Fail-over between pathways when turned away',
    measures: 'share of members that were turned away (401, 403, 429) and went on over another pathway, as the export marks it',
    unit: 'share of members; higher means more of them switch',
    source: 'AA26-251A, September 2026 (switches pathway by itself when blocked), as summarised in public',
    weakness: 'needs an export that marks fall-backs; pathways outside this log are not seen',
    innocentCause: 'resilience routers, which fail over after server errors too',
  },
  isOfAccount: false,
  does: 'go on over another pathway when turned away',
  prepare: ({ population }) => {
    const { flags } = callMarks(population);
    if (!flags.some((marks) => (marks & FLAG_FALLBACK) !== 0)) return 'the log marks no fall-back';
    return ({ unit }, index) => {
      if (((flags[index] as number) & FLAG_BLOCKED) === 0) return false;
      const moved = unit.slots.filter((slot) => hasBit(unit, slot, 'flags', FLAG_FALLBACK)).length;
      return moved >= LEAST_CALLS && moved >= HABIT_SHARE * unit.slots.length;
    };
  },
  shows: (unit, slot) => hasBit(unit, slot, 'flags', FLAG_FALLBACK),
});
