import { mean, standardDeviation } from 'simple-statistics';
import { exponentialTail } from '../stats/exponential-tail.js';

/** Fewer outsiders show no tail (chosen; the prior of strangers is as large). */
const LEAST_OUTSIDERS = 20;
/** Of the outsiders, those whose bits make the tail, and at least so many (chosen: the usual tenth; a twentieth changed 34 of 14,780 named). */
const TAIL_SHARE = 0.1;
const LEAST_EXCEEDANCES = 10;
/** At most one stranger in 2^b has a likelihood ratio of b bits, which is a mean excess of 1/ln 2. Where outsiders are closer together, that is chance. */
const LEAST_MEAN_EXCESS_BITS = 1 / Math.LN2;
/** Members that all have the same bits still differ by what a call more or less brings (chosen). */
const LEAST_MEMBER_DEVIATION_BITS = 1;

/**
 * Probability that a unit of a cohort is none of the group's, by how far the bits of outsiders reach (the local false discovery rate; Efron,
 * Tibshirani, Storey and Tusher 2001, doi:10.1198/016214501753382129): density of outsiders over that of all. Above their greatest tenth the
 * outsiders are taken to fall off exponentially, with a mean excess one standard error above the estimate: an exponential variable deviates by its mean,
 * so that of k of them is off by a share of 1/√k. Members are taken to be normal, and
 * those above their mean as at the mean.
 *
 * The bits of a group that has few ways in common stay low, since each is capped: 196 members of a pool of 200 had 2 to 5 bits, and none
 * was surely a member by bits and shares alone, while but 8 of 195 outsiders had more than none.
 * @param bits of the units that shape the group, and of the rest of its cohort
 * @returns null with too few outsiders or members
 */
export function fitOutsiderTail(bits: {
  readonly members: readonly number[];
  readonly outsiders: readonly number[];
}): ((ownBits: number) => number) | null {
  const { members, outsiders } = bits;
  if (outsiders.length < LEAST_OUTSIDERS || members.length < 2) return null;
  const tail = exponentialTail(outsiders, Math.max(LEAST_EXCEEDANCES, Math.floor(TAIL_SHARE * outsiders.length)));
  if (tail === null) return null;
  const excess = Math.max(LEAST_MEAN_EXCESS_BITS, tail.meanExcess) * (1 + 1 / Math.sqrt(tail.exceedances));
  const middle = mean([...members]);
  const deviation = Math.max(LEAST_MEMBER_DEVIATION_BITS, standardDeviation([...members]));
  return (ownBits) => {
    const ofOutsiders = (tail.exceedances / excess) * Math.exp(-Math.max(0, ownBits - tail.threshold) / excess);
    const z = (Math.min(ownBits, middle) - middle) / deviation;
    const ofMembers = (members.length / deviation) * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
    return ofOutsiders / (ofOutsiders + ofMembers);
  };
}
