import { STYLE_FEATURES, styleLevel } from '../style.js';
import { columnOf, type SparseVector, type Unit } from '../unit.js';
import type { Signal } from './signal.js';

/** Levels of one feature, each a value of its own. */
export const STYLE_LEVELS = 32;
/** The feature behind those of STYLE_FEATURES: the length of the text, in powers of two. */
const LENGTH = STYLE_FEATURES.length;
const FEATURES = LENGTH + 1;

export const style: Signal = {
  id: 'style',
  family: 'content',
  kernel: 'histogram',
  leastBits: 0,
  mostBits: 0,
  describe,
  about: {
    title: 'Ways of writing',
    measures:
      'how much more probable the means of an account’s capitals, marks, digits, line breaks and lengths of words and texts are for a random share of the group’s calls than for one more person of this log; pairs of accounts are not compared by it',
    unit: 'weight of evidence in nats, told as the share of others with such content that fit as well',
    source: 'Lindley 1977, doi:10.1093/biomet/64.2.207; features after Abbasi and Chen 2008, doi:10.1145/1344411.1344413',
    weakness:
      'evaded by a dispatcher that rewrites every prompt in the manner of ordinary accounts, or gives each account a manner of its own; members whose texts are of one kind write as others with such texts do',
    innocentCause: 'accounts that draw from one public set of texts, or users of a tool that writes for them',
  },
};

/** Room that is used again and again, since every call of a log is looked at. */
const counts = new Uint32Array(FEATURES * STYLE_LEVELS);
const levels = new Uint32Array(FEATURES * STYLE_LEVELS);

/** Share that each level of each feature has in all levels: those of one feature sum to one of the number of features. */
function describe({ account, slots }: Unit): SparseVector {
  counts.fill(0);
  let calls = 0;
  for (const slot of slots) {
    const packed = columnOf(account, slot, 'style');
    if (packed === 0) continue;
    calls++;
    for (let feature = 0; feature < LENGTH; feature++) counts[feature * STYLE_LEVELS + styleLevel(packed, feature)]!++;
    counts[LENGTH * STYLE_LEVELS + 32 - Math.clz32(columnOf(account, slot, 'promptChars')) - 1]!++;
  }
  let size = 0;
  for (let level = 0; level < counts.length; level++) if (counts[level] !== 0) levels[size++] = level;
  const ids = levels.slice(0, size);
  return { ids, weights: Float64Array.from(ids, (id) => (counts[id] as number) / (calls * FEATURES)), calls };
}
