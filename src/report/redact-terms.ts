import type { Span } from './redactions/redaction.js';

/** A name or word that a person wants removed, and why: what no rule can know. */
export interface RedactionTerm {
  readonly text: string;
  /** Behind `R-TERM` in the text and in the redaction log; null for none. */
  readonly reason: string | null;
}

export interface TermSpan extends Span {
  readonly reasonCode: `R-${string}`;
}

export type FindTerms = (text: string) => readonly TermSpan[];

/** In these scripts words stand apart: `Ada` is not removed out of `Adapter`. In others a name may stand between any two characters. */
const SPACED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{N}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * Finds terms whatever their case, as whole words where the script has such. Takes time in proportion to text and number of terms.
 * @param terms without surrounding spaces, none empty
 */
export function findTermsOf(terms: readonly RedactionTerm[]): FindTerms {
  const folded = terms.map(({ text, reason }) => ({
    text: foldCase(text),
    reasonCode: (reason === null ? 'R-TERM' : `R-TERM-${reason}`) as `R-${string}`,
  }));
  return (text) => {
    const within = foldCase(text);
    return folded.flatMap(({ text: term, reasonCode }) =>
      placesOf(within, term).map((start) => ({ start, end: start + term.length, reasonCode })),
    );
  };
}

/** Character by character, and only where the length stays: places in the folded text are those of the text. */
function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

function placesOf(text: string, term: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    if (isApart(text, at, at + term.length)) places.push(at);
  }
  return places;
}

function isApart(text: string, start: number, end: number): boolean {
  const [first, last] = [characterAt(text, start), characterBefore(text, end)];
  return !(
    (SPACED.test(first) && WORD.test(characterBefore(text, start))) ||
    (SPACED.test(last) && WORD.test(characterAt(text, end)))
  );
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at);
}
