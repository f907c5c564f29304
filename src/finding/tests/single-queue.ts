import { normOf } from '../../cluster/content-sum.js';
import { contentSpread } from '../../cluster/profile.js';
import { drawIndices } from '../../stats/draw-indices.js';
import { countOf } from '../count-of.js';
import { type GroupContext, heterogeneity } from '../group-context.js';
import { drawNull } from './draw-null.js';
import { permutationOutcome } from './permutation-outcome.js';
import { cannotSay, DRAW_STAGES, type GroupTest, P_VALUE_SOURCE, READING_LEVEL, type TestOutcome } from './test.js';

/** Accounts of a reference group: more would only narrow the null. */
const MAX_REFERENCE_UNITS = 30;

/** Were the calls dealt to these accounts from one pool? Heterogeneity of the group against groups of ordinary accounts. */
export const singleQueue: GroupTest = {
  id: 'single-queue',
  about: {
    title: 'Single queue',
    measures:
      'heterogeneity between accounts: 1 − similarity between accounts / similarity within accounts. Shares of one queue give 0, people who differ from each other give up to 1, shared texts give less than 0',
    unit: 'share; lower means more alike',
    source: `between/within comparison as in ANOSIM (Clarke 1993, doi:10.1111/j.1442-9993.1993.tb00438.x), on TF-IDF features of new turns; ${P_VALUE_SOURCE}`,
    weakness: 'strangers who draw from one public data set look alike too: the test says how alike, not why',
    innocentCause: 'the same public data set in unrelated hands',
  },
  run: runSingleQueue,
};

function runSingleQueue(context: GroupContext): TestOutcome {
  const observed = heterogeneity(context.cluster);
  if (observed === null) return cannotSay('the members’ own calls share no words');
  const size = Math.min(MAX_REFERENCE_UNITS, context.units.length);
  if (context.ordinary.length < 2 * size)
    return cannotSay(`only ${countOf(context.ordinary.length, 'ordinary account')} to compare with, ${2 * size} needed`);
  const drawn = drawNull({
    observed,
    isTwoSided: false,
    steps: size * meanFeatures(context),
    draw: createDraw(context, size),
  });
  if (drawn.draws.length < DRAW_STAGES[0] / 2) return cannotSay('ordinary accounts of this log hold too little text');
  const pValue = drawn.below;
  const reading =
    pValue <= READING_LEVEL
      ? 'the members’ calls differ from account to account less than ordinary accounts’ do'
      : 'the members differ from each other as ordinary accounts do';
  return permutationOutcome(drawn, pValue, reading);
}

/** Heterogeneity of so many ordinary accounts. Groups of one size ask the same draws: they take most of the time of this step. */
function createDraw(context: GroupContext, size: number): () => number | null {
  const { ordinary, population } = context;
  const bySize = drawnBefore.get(ordinary) ?? new Map<number, DrawnBefore>();
  drawnBefore.set(ordinary, bySize);
  const before = bySize.get(size) ?? { values: [], rng: context.commonRng(`single-queue/${size}`) };
  bySize.set(size, before);
  let next = 0;
  return () => {
    if (next === before.values.length) {
      const units = Array.from(drawIndices(ordinary.length, size, before.rng), (index) => ordinary[index] as number);
      before.values.push(heterogeneity(contentSpread(population, units, normOf(population, units))));
    }
    return before.values[next++] as number | null;
  };
}

interface DrawnBefore {
  readonly values: (number | null)[];
  readonly rng: () => number;
}

/** The ordinary units of a log are the same for every group. */
const drawnBefore = new WeakMap<GroupContext['ordinary'], Map<number, DrawnBefore>>();

function meanFeatures({ ordinary, population }: GroupContext): number {
  const before = known.get(ordinary);
  if (before !== undefined) return before;
  const mean = ordinary.reduce((sum, unit) => sum + population.units[unit]!.content.ids.length, 0) / ordinary.length;
  known.set(ordinary, mean);
  return mean;
}

const known = new WeakMap<GroupContext['ordinary'], number>();
