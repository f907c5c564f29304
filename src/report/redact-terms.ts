import type { Span } from './redactions/redaction.js';
import type { Report } from './report.js';

/** A name or word that a person wants removed, and why: what no rule can know. */
export interface RedactionTerm {
  readonly text: string;
  /** Behind `R-TERM` in the text and in the redaction log; null for none. */
  readonly reason: string | null;
}

interface TermSpan extends Span {
  readonly reasonCode: `R-${string}`;
}

export type FindTerms = (text: string) => readonly TermSpan[];

/** In these scripts words stand apart: `Ada` is not removed out of `Adapter`. In others a name may stand between any two characters. */
const SPACED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{N}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

/** A term that a cut leaves less of stays: so short a beginning is that of many words. Chosen. */
const LEAST_CUT_CHARACTERS = 4;
/** What stands where we cut a text short; excerpts end without it. */
const CUT_MARK = '…';

/** Names of files and ids of shown accounts that hold a term: places are found by them, so they stand as they are. */
export function namesWithTerms(
  { sources, clusters }: Pick<Report, 'sources' | 'clusters'>,
  isShown: (account: string) => boolean,
  findTerms: FindTerms,
): readonly string[] {
  const accounts = clusters.flatMap((cluster) =>
    cluster.accounts.flatMap(({ account, loggedAs = account }) => [account, loggedAs]),
  );
  const names = [...sources.map(({ path }) => path), ...accounts.filter(isShown)];
  return [...new Set(names)].filter((name) => findTerms(name).length > 0);
}

interface FoldedTerm {
  /** In lower case, with one space for any white space. */
  readonly text: string;
  readonly words: readonly string[];
  readonly reasonCode: `R-${string}`;
}

/**
 * Finds terms whatever their case and the white space between their words, as whole words where the script has such; at an end or a cut of
 * the text their beginnings too, since reports quote the beginnings of texts. Takes time in proportion to text and number of terms.
 * @param terms without surrounding spaces, none empty
 */
export function findTermsOf(terms: readonly RedactionTerm[]): FindTerms {
  const folded = terms.map(foldTerm);
  const longest = folded.reduce((most, { text }) => Math.max(most, text.length), 0);
  const byStart = new Map<string, FoldedTerm[]>();
  for (const term of folded) byStart.set(startOf(term.text, 0), [...(byStart.get(startOf(term.text, 0)) ?? []), term]);
  return (text) => {
    const within = foldCase(text);
    return [...folded.flatMap((term) => placesOf(within, term)), ...cutPlaces(within, byStart, longest)];
  };
}

function foldTerm({ text, reason }: RedactionTerm): FoldedTerm {
  const words = foldCase(text).split(/\s+/);
  return { text: words.join(' '), words, reasonCode: reason === null ? 'R-TERM' : `R-TERM-${reason}` };
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

function placesOf(text: string, { words, reasonCode }: FoldedTerm): readonly TermSpan[] {
  const places: TermSpan[] = [];
  const first = words[0] as string;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + first.length)) {
    const end = endOf(text, start, words);
    if (end !== null && beginsApart(text, start) && endsApart(text, end)) places.push({ start, end, reasonCode });
  }
  return places;
}

/** Where the words end that begin here, with any white space between them; null when others stand there. */
function endOf(text: string, start: number, words: readonly string[]): number | null {
  let at = start;
  for (const [i, word] of words.entries()) {
    const gap = i === 0 ? at : at + spaceAt(text, at);
    if ((i > 0 && gap === at) || !text.startsWith(word, gap)) return null;
    at = gap + word.length;
  }
  return at;
}

function spaceAt(text: string, at: number): number {
  let length = 0;
  while (/\s/.test(text.charAt(at + length))) length++;
  return length;
}

/** Beginnings of terms of which the end or a mark has cut off the rest. */
function cutPlaces(text: string, byStart: ReadonlyMap<string, readonly FoldedTerm[]>, longest: number): readonly TermSpan[] {
  const places: TermSpan[] = [];
  let from = 0;
  for (const piece of text.split(CUT_MARK)) {
    const end = from + piece.length;
    for (let start = Math.max(from, end - longest); start <= end - LEAST_CUT_CHARACTERS; start++) {
      const terms = byStart.get(startOf(text, start));
      if (terms === undefined || !beginsApart(text, start)) continue;
      const rest = text.slice(start, end).replace(/\s+/g, ' ');
      const term = terms.find(({ text: whole }) => whole.length > rest.length && whole.startsWith(rest));
      if (term === undefined) continue;
      places.push({ start, end, reasonCode: term.reasonCode });
      break;
    }
    from = end + CUT_MARK.length;
  }
  return places;
}

function startOf(text: string, at: number): string {
  return text.slice(at, at + LEAST_CUT_CHARACTERS).replace(/\s/g, ' ');
}

function beginsApart(text: string, start: number): boolean {
  return !(SPACED.test(characterAt(text, start)) && WORD.test(characterBefore(text, start)));
}

function endsApart(text: string, end: number): boolean {
  return !(SPACED.test(characterBefore(text, end)) && WORD.test(characterAt(text, end)));
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at);
}
