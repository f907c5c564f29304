import { type Markup, markup } from '../renderers/markup.js';
import type { Report } from '../report.js';
import { wordBits, wordSupport } from '../words.js';
import { drawing, pinned } from './drawing.js';
import { percent } from './percent.js';

const HEIGHT_PX = 40;
const BAR_PX = 12;
/** Bits shown above the last word's start, so that it has a width. */
const ABOVE_LAST = 4;

/**
 * The scale of words from nothing to extremely strong as steps of one hue, with the finding on it. The start of the scale bears no number:
 * no word changes there, and on a telephone it would stand in that of the next step.
 */
export function strengthScale(bits: number, words: string, scale: Report['scale']): Markup {
  const starts = scale.filter(({ fromBits }) => fromBits >= 0);
  const high = Math.max(bits, (starts.at(-1)?.fromBits ?? 0) + ABOVE_LAST);
  const at = (value: number): number => (Math.max(0, value) / high) * 100;
  const description = `${wordBits(bits)} bits, ${wordSupport(words)}; steps at ${starts.map((step) => `${wordBits(step.fromBits)} ${step.words}`).join(', ')}`;
  return drawing(
    { className: 'strength', title: 'Strength on the scale of words', description, heightPx: HEIGHT_PX },
    markup`${starts.map(({ fromBits, words: name }, i) => {
      const to = starts[i + 1]?.fromBits ?? high;
      return markup`<rect class="heat-${Math.min(5, i)}" x="${percent(at(fromBits))}" width="${percent(at(to) - at(fromBits))}" y="10" height="${BAR_PX}"><title>${name}</title></rect>${i === 0 ? '' : markup`<text x="${percent(at(fromBits))}" y="${HEIGHT_PX - 3}" text-anchor="middle">${wordBits(fromBits)}</text>`}`;
    })}
${pinned(percent(at(bits)), 8, markup`<path class="observed" d="M0 2L-6-7L6-7Z"/><path class="stem" d="M0 0V14"/>`)}`,
  );
}
