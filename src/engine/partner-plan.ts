import type { JoinPartner } from '../record/format.js';

/** Which rows that complete calls are known to stand where among the inputs. Kinds are named by their titles. */
export interface PartnerSight {
  /** Kinds of rows that complete calls. */
  readonly partners: readonly string[];
  /** Kinds that calls ask for, of those that are collected only then. */
  readonly wanted: readonly string[];
}

/** Of one source. */
export interface SeenPartners extends PartnerSight {
  readonly source: number;
}

export interface PartnerPlan {
  /** Numbers of the inputs that are read for partner rows before their calls. */
  readonly mixed: ReadonlySet<number>;
  /** Kinds that calls ask for and some input holds. */
  readonly wanted: ReadonlySet<string>;
}

export function isCollected({ title, wantedBy }: JoinPartner, wanted: ReadonlySet<string>): boolean {
  return wantedBy === undefined || wanted.has(title);
}

/** What to read before the calls, by what was seen in each input. */
export function planPartners(seen: readonly SeenPartners[], kinds: readonly JoinPartner[]): PartnerPlan {
  const asked = new Set(seen.flatMap(({ wanted }) => wanted));
  const collected = new Set(kinds.filter((kind) => isCollected(kind, asked)).map(({ title }) => title));
  const held = new Set(seen.flatMap(({ partners }) => partners));
  return {
    mixed: new Set(seen.filter(({ partners }) => partners.some((title) => collected.has(title))).map(({ source }) => source)),
    wanted: new Set([...asked].filter((title) => held.has(title))),
  };
}

/** A plan only grows with what is seen. */
export function isGrown(plan: PartnerPlan, before: PartnerPlan): boolean {
  return plan.mixed.size > before.mixed.size || plan.wanted.size > before.wanted.size;
}
