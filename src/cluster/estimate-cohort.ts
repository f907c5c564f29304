import type { Population } from '../link/population.js';
import { contentRatios, type Profile } from './profile.js';
import { COHORT_RATIO } from './score-units.js';

/** Units that an estimate looks at. A cohort of a fiftieth of the log is so known to a third, which is half a bit of its price. */
const LOOKED_UNITS = 500;

/** How many units of the whole log would fit a group by their content, judged by about so many of them, evenly over the log. */
export function estimateCohort(population: Population, profile: Profile, looked: number = LOOKED_UNITS): number {
  const size = population.units.length;
  const stride = Math.max(1, Math.floor(size / looked));
  const chosen = Array.from({ length: Math.ceil(size / stride) }, (_, place) => place * stride);
  const ratios = contentRatios(population, profile, chosen);
  return Math.round((ratios.filter((ratio) => ratio > COHORT_RATIO).length * size) / chosen.length);
}
