import type { FindTerms } from './redact-terms.js';
import { REDACTIONS } from './redactions/index.js';
import type { RedactionContext, Span } from './redactions/redaction.js';

/** What was taken out of a text. Positions count UTF-16 units of the full text. */
export interface Removal {
  readonly rule: string;
  readonly reasonCode: string;
  readonly start: number;
  readonly length: number;
}

interface RedactedText {
  readonly text: string;
  readonly removals: readonly Removal[];
}

/** Chosen: far above any prompt; what lies behind is removed unread rather than shown unread. */
export const MAX_TEXT_CHARS = 4 * 1024 * 1024;
export const NO_ADDRESSES: RedactionContext = { keptAddresses: new Set() };

/**
 * Removes what the rules find, and the terms that a person listed: a mark with the reason stands in its place, and nothing of the removed text is left. Rules look at the text
 * as a reader sees it: unseen characters inside a number do not hide it.
 * @example redactText('write to rye@mill.example').text // 'write to [R-EMAIL removed]'
 */
export function redactText(
  full: string,
  context: RedactionContext = NO_ADDRESSES,
  findTerms: FindTerms = () => [],
): RedactedText {
  const seen = seenForm(full.slice(0, MAX_TEXT_CHARS));
  const found: (Span & { readonly rule: string; readonly reasonCode: string })[] = REDACTIONS.flatMap((rule) =>
    rule.find(seen.text, context).map(({ start, end }) => ({
      start: seen.at(start),
      end: seen.at(end - 1) + 1,
      rule: rule.id,
      reasonCode: rule.reasonCode,
    })),
  );
  for (const { start, end, reasonCode } of findTerms(seen.text))
    found.push({ start: seen.at(start), end: seen.at(end - 1) + 1, rule: 'term', reasonCode });
  if (full.length > MAX_TEXT_CHARS)
    found.push({ start: MAX_TEXT_CHARS, end: full.length, rule: 'length', reasonCode: 'R-LENGTH' });
  const spans = joinOverlaps(found);
  let text = '';
  let from = 0;
  for (const { start, end, reasonCode } of spans) {
    text += `${full.slice(from, start)}[${reasonCode} removed]`;
    from = end;
  }
  const removals = spans.map(({ start, end, rule, reasonCode }) => ({ rule, reasonCode, start, length: end - start }));
  return { text: text + full.slice(from), removals };
}

/** The first in the text gives the reason, at the same place the first in the registry; the sort is stable. */
function joinOverlaps<Found extends Span>(found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const span of [...found].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else if (span.end > last.end) joined[joined.length - 1] = { ...last, end: span.end };
  }
  return joined;
}

const UNSEEN_OR_WIDE = /\p{Cf}|\u034f|[\uff01-\uff5e]/u;
const WIDE_OFFSET = 0xfee0;

/** Without format characters, and full-width forms of ASCII as ASCII; `at` gives the place in the full text. */
function seenForm(full: string): { readonly text: string; at(index: number): number } {
  if (!UNSEEN_OR_WIDE.test(full)) return { text: full, at: (index) => index };
  const places: number[] = [];
  const parts: string[] = [];
  let place = 0;
  for (const character of full) {
    const code = character.codePointAt(0) as number;
    if (!/\p{Cf}|\u034f/u.test(character)) {
      const shown = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - WIDE_OFFSET) : character;
      for (let i = 0; i < shown.length; i++) places.push(place + i);
      parts.push(shown);
    }
    place += character.length;
  }
  return { text: parts.join(''), at: (index) => places[index] ?? full.length };
}
