import type { PromptPicture } from '../pictures.js';
import { cutText } from '../renderers/escape.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordCount, wordNumberOf } from '../words.js';
import { placeOf } from './quotes.js';

/** Longest part of a prompt that is shown in one run or slot. */
const PART_GRAPHEMES = 160;

type Form = PromptPicture['scaffolds'][number];

/** Prompts under each other: what they have in common plain, what varies marked. */
export function promptForms({ considered, alone, scaffolds }: PromptPicture): Markup {
  const inForms = considered - alone;
  const words =
    scaffolds.length === 0
      ? `Of ${wordNumberOf(considered, 'kept prompt')} of this group no two share their wording. That speaks neither way: a scaffold may stand in the system prompt, and a queue may hold free text.`
      : `Of ${wordNumberOf(considered, 'kept prompt')} of this group ${wordCount(inForms)} fit a form that at least one other prompt shares. The most frequent forms follow.`;
  return markup`<h4>What was asked, aligned</h4><p>${words}</p>
${scaffolds.length === 0 ? '' : markup`<figure class="forms">${scaffolds.map(form)}<figcaption>Plain: words that every prompt of the form has in this order. Marked: what varies. Long plain runs with short marked parts mean a form filled in by machine or from one list; a text that occurs twice word for word has nothing marked. Tutorials, homework and applications have forms too.</figcaption></figure>`}`;
}

function form({ prompts, fixed, rows }: Form): Markup {
  return markup`<div class="form"><p class="numbers">${wordNumberOf(prompts, 'prompt')}${rows.length < prompts ? `, the first ${wordCount(rows.length)}` : ''}</p><ol class="aligned">${rows.map(
    ({ account, place, slots }) =>
      markup`<li><p><bdi>${parts(fixed, slots)}</bdi></p><p class="source"><bdi>${account}</bdi> · ${placeOf(place)}</p></li>`,
  )}</ol></div>`;
}

function parts(fixed: readonly string[], slots: readonly string[]): readonly Markup[] {
  return slots.map((slot, i) => {
    const run = fixed[i];
    return markup`${slot === '' ? '' : markup`<mark>${cutText(slot, PART_GRAPHEMES)}</mark> `}${run === undefined ? '' : markup`${cutText(run, PART_GRAPHEMES)} `}`;
  });
}
