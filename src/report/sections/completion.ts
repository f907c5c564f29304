import { wordCompletion } from '../completion-words.js';
import { type Markup, markup } from '../renderers/markup.js';
import type { Report } from '../report.js';

/** Items of the list of what was joined: what completed the calls from beside the log. */
export function completionItems({ joins }: Report): readonly Markup[] {
  return wordCompletion(joins).map(
    ({ name, text, sha256 }) =>
      markup`<li><bdi>${name}</bdi>: ${text}.${sha256 === null ? '' : markup`<br><code class="hash">${sha256}</code>`}</li>`,
  );
}
