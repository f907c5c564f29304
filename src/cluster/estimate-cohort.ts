import type { Population } from '../link/population.js';
import { contentRatios, profileOf } from './profile.js';
import { COHORT_RATIO } from './score-units.js';

/** Units that an estimate looks at. A cohort of a fiftieth of the log is so known to a third, which is half a bit of its price. */
const LOOKED_UNITS = 500;

/** How many units of the whole log would fit a group by their content, judged by about so many of them, evenly over the log. */
export function estimateCohort(population: Population, members: readonly number[], looked: number = LOOKED_UNITS): number {
  const { units } = population;
  const stride = Math.max(1, Math.floor(units.length / looked));
  const chosen = units.map((_, unit) => unit).filter((unit) => unit % stride === 0);
  const ratios = contentRatios(population, profileOf(population, members), chosen);
  return Math.round((ratios.filter((ratio) => ratio > COHORT_RATIO).length * units.length) / chosen.length);
}
