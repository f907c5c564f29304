import { excerptOfCall } from '../account/sampled-call.js';
import { alignPrompts } from '../finding/align-prompts.js';
import type { GroupContext } from '../finding/group-context.js';
import type { PromptPicture } from './pictures.js';
import { type PlaceResolver, placeOfSlot } from './places.js';

/** Prompts that are aligned with each other: the cost grows with their square. */
const CONSIDERED = 80;
const CONSIDERED_PER_ACCOUNT = 4;
const SCAFFOLDS = 4;
const ROWS = 6;

/** The kept prompts of the group, sorted by the wording they share; null when none was kept. */
export function composePrompts({ units }: GroupContext, resolve: PlaceResolver): PromptPicture | null {
  const perUnit = units.map(({ unit }) => {
    const kept = unit.slots.filter((slot) => (excerptOfCall(unit.account.sample, slot) ?? '') !== '');
    return kept.slice(0, CONSIDERED_PER_ACCOUNT).map((slot) => ({ account: unit.account, slot }));
  });
  const calls = Array.from({ length: CONSIDERED_PER_ACCOUNT }, (_, i) => perUnit.flatMap((list) => list[i] ?? []))
    .flat()
    .slice(0, CONSIDERED);
  if (calls.length === 0) return null;
  const aligned = alignPrompts(calls.map(({ account, slot }) => excerptOfCall(account.sample, slot) as string));
  return {
    considered: calls.length,
    alone: calls.length - aligned.reduce((sum, { rows }) => sum + rows.length, 0),
    scaffolds: aligned.slice(0, SCAFFOLDS).map(({ fixed, rows }) => ({
      prompts: rows.length,
      fixed,
      rows: rows.slice(0, ROWS).map(({ prompt, slots }) => {
        const { account, slot } = calls[prompt] as (typeof calls)[number];
        return { account: account.account, place: placeOfSlot(account, slot, resolve), slots };
      }),
    })),
  };
}
