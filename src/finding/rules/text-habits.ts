import { TEXT_RULES } from '../../account/text-rules/index.js';
import type { TextRule } from '../../account/text-rules/text-rule.js';
import { callMarks } from '../call-marks.js';
import type { FindingKind } from '../finding.js';
import { defineHabit, hasBit } from './define-habit.js';
import type { PlaybookRule } from './rule.js';

/**
 * A way of prompting is a habit from this share of an account's calls, and from so many calls. Chosen: once is curiosity; at a tenth,
 * campaigns of two labelled worlds whose wording the families caught only in part fell just below.
 */
const HABIT_SHARE = 0.05;
const LEAST_CALLS = 2;

const KINDS: Readonly<Record<string, FindingKind>> = {
  'answer-identity': 'upstream-identity',
  'censorship-rewrite': 'elicitation-cover',
  'do-not-flag': 'elicitation-cover',
  'fake-debugging': 'elicitation-cover',
  'fake-system-prompt': 'elicitation-cover',
  'reasoning-trace': 'reasoning-elicitation',
  'request-identity': 'upstream-identity',
  'rubric-grading': 'rubric-grading',
  'translation-cover': 'elicitation-cover',
};

/** One rule for each text rule: how many members have it as a habit. Refusals alone are no sign and stand in the table only. */
export const textHabits: readonly PlaybookRule[] = TEXT_RULES.map(habitOf);

function habitOf({ id, version, bit, about }: TextRule): PlaybookRule {
  return defineHabit({
    id,
    version,
    kind: KINDS[id] ?? null,
    about: {
      ...about,
      measures: `share of members in which at least one call in twenty, and two, are of this kind: ${about.measures}`,
      unit: 'share of members; higher means a commoner habit',
    },
    isOfAccount: false,
    does: 'have it as a habit',
    prepare: ({ population }) => {
      const { rules } = callMarks(population);
      return ({ unit }, index) => {
        if (((rules[index] as number) & (1 << bit)) === 0) return false;
        const hits = unit.slots.filter((slot) => hasBit(unit, slot, 'rules', 1 << bit)).length;
        return hits >= LEAST_CALLS && hits >= HABIT_SHARE * unit.slots.length;
      };
    },
    shows: (unit, slot) => hasBit(unit, slot, 'rules', 1 << bit),
  });
}
