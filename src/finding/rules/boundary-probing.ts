import { FEATURE_SLOTS } from '../../account/call-columns.js';
import { columnOf, featuresOf, type Unit } from '../../account/unit.js';
import { callMarks } from '../call-marks.js';
import { wasRefused } from '../was-refused.js';
import { defineHabit } from './define-habit.js';

/** Likeness of two texts from which one is an edit of the other. Chosen: about one word in eight may differ. */
const EDIT_JACCARD = 0.6;
/** Refused calls with an answered near-copy that make a ladder. Chosen: one may be a retry. */
const LEAST_RUNGS = 2;

export const boundaryProbing = defineHabit({
  id: 'boundary-probing',
  version: 1,
  kind: 'boundary-probing',
  about: {
    title: 'Boundary probing',
    measures:
      'share of members with at least two refused calls that another call of theirs repeats with small edits and is answered',
    unit: 'share of members; higher means more of them try where the line runs',
    source:
      'jailbreaks and probing of refusals: AA26-251A, September 2026, as summarised in public; likeness by bottom-k sketches (Broder 1997, doi:10.1109/SEQUEN.1997.666900)',
    weakness: 'at most 64 calls of an account are known, so most ladders lose rungs',
    innocentCause: 'red team, bug bounty, users who rephrase until they are understood',
  },
  isOfAccount: false,
  does: 'repeat refused prompts with small edits until they are answered',
  prepare: ({ population }) => {
    const { refused } = callMarks(population);
    if (refused.every((calls) => calls === 0)) return 'the log shows no refusal';
    return ({ unit }, index) => (refused[index] as number) >= LEAST_RUNGS && rungsOf(unit).length >= LEAST_RUNGS;
  },
  shows: (unit, slot) => wasRefused(unit, slot),
});

/** Refused calls of which an edited copy was answered. */
function rungsOf(unit: Unit): readonly number[] {
  const refused = unit.slots.filter((slot) => wasRefused(unit, slot));
  const answered = unit.slots.filter((slot) => !wasRefused(unit, slot));
  return refused.filter((rung) => answered.some((other) => isEdit(unit, rung, other)));
}

function isEdit({ account }: Unit, left: number, right: number): boolean {
  if (columnOf(account, left, 'payload') === columnOf(account, right, 'payload')) return false;
  return sketchJaccard(featuresOf(account, left), featuresOf(account, right)) >= EDIT_JACCARD;
}

/** Jaccard similarity from the smallest hashes of the union: shared / looked at. */
function sketchJaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  let looked = 0;
  for (let i = 0, j = 0; (i < left.length || j < right.length) && looked < FEATURE_SLOTS; looked++) {
    const a = left[i] ?? Number.POSITIVE_INFINITY;
    const b = right[j] ?? Number.POSITIVE_INFINITY;
    if (a === b) shared++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return looked === 0 ? 0 : shared / looked;
}
