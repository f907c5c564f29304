import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import { type Scoring, type ScoringOptions, scoreUnits } from './score-units.js';
import type { SeedVariant } from './seed-variants.js';

/** Scores units as one variant of a seed sees them. */
export type Score = (members: readonly number[], options: Omit<ScoringOptions, 'without'>) => Scoring;

/** A step from a set of units, taken once: seeds meet after a round or two, decoys meet them, and from there on their paths are one. */
export type Step<Result> = (units: readonly number[], without: SeedVariant, walk: (score: Score) => Result) => Result;

interface Taken<Result> {
  readonly to: Result;
  /** Whether the family that may be left aside had a say: where it had none, both variants come to the same. */
  readonly isScaffolded: boolean;
}

/** @returns a step that remembers where it led to from every set of units; each kind of step has a memory of its own */
export function rememberSteps<Result>(population: Population, clock: Clock): Step<Result> {
  const taken = { whole: new Map<string, Taken<Result>>(), scaffold: new Map<string, Taken<Result>>() };
  return (units, without, walk) => {
    const key = units.join();
    const whole = taken.whole.get(key);
    const before = without === undefined || whole?.isScaffolded === false ? whole : taken[without].get(key);
    if (before !== undefined) return before.to;
    let isScaffolded = false;
    const to = walk((members, options) => {
      const scoring = scoreUnits(population, clock, members, { ...options, without });
      isScaffolded ||= hasScaffold(population, scoring);
      return scoring;
    });
    taken[without ?? 'whole'].set(key, { to, isScaffolded });
    return to;
  };
}

function hasScaffold({ signals }: Population, { signs }: Scoring): boolean {
  const tied = new Set(signs.map(({ signal }) => signal));
  return signals.some(({ id, family }) => family === 'scaffold' && tied.has(id));
}
