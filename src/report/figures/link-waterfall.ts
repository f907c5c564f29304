import type { LinkPicture } from '../pictures.js';
import type { Markup } from '../renderers/markup.js';
import { wordNumberOf } from '../words.js';
import { type BitsRow, bitsWaterfall } from './bits-waterfall.js';

const NAMED_SIGNALS = 7;

/** What one link is made of: from the prior of a random pair, signal by signal. */
export function linkWaterfall({ left, right, priorBits, signals }: LinkPicture): Markup {
  const prior = { title: 'Prior of a random pair', bits: priorBits };
  return bitsWaterfall(`Link between ${left} and ${right}`, [prior, ...folded(signals)]);
}

/** The strongest signals by name, the rest as one row: the sum stays what it is. */
function folded(signals: LinkPicture['signals']): readonly BitsRow[] {
  if (signals.length <= NAMED_SIGNALS + 1) return signals;
  const rest = signals.slice(NAMED_SIGNALS);
  const bits = rest.reduce((sum, signal) => sum + signal.bits, 0);
  return [...signals.slice(0, NAMED_SIGNALS), { title: wordNumberOf(rest.length, 'more signal'), bits }];
}
