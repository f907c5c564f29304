import type { Population } from '../link/population.js';
import type { Fit } from './tail.js';

/**
 * Half-way between the content ratios measured of members of nine labelled pools dealt real people’s text (0.99 in the middle) and of ordinary
 * accounts of their cohorts (0.76).
 */
const HALF_WAY = 0.88;

/**
 * How well the texts of cohort units fit a group as shares of one queue: how far the content ratio lies above half-way, in its own errors,
 * which shrink with √calls. A ratio above 1 says only that the unit is hardly like itself, so that it counts as 1. Users of one
 * application and people with one interest stay themselves; what a queue deals out has no self. In the middle of those pools 7 %
 * of the ordinary accounts had the ratio of a member, and 3 % its distance from half-way.
 * @param ratios content ratios of the cohort, by place
 */
export function fitContent(population: Population, cohort: readonly number[], ratios: readonly number[]): Fit {
  const scores = Float64Array.from(cohort, (unit, place) => {
    const calls = population.units[unit]!.unit.slots.length;
    return (Math.min(1, ratios[place] as number) - HALF_WAY) * Math.sqrt(calls);
  });
  return { scores, reference: null };
}
