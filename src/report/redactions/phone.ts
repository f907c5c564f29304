import { type RedactionRule, spansOf } from './redaction.js';

/** ITU-T E.164: at most 15 digits behind the plus; fewer than 8 are no subscriber's number. */
const INTERNATIONAL = /(?<![\p{L}\p{N}+])\+[1-9](?:[ .()/-]{0,3}\d){7,14}(?!\d)/gu;
/** The form of North America, `(212) 555-0134`, separators required. */
const TEN_DIGITS = /(?<![\p{L}\p{N}.-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu;
/** A trunk zero, an area and the rest, separated: `030 901820`, `020 7946 0958`. */
const TRUNK_ZERO = /(?<![\p{L}\p{N}.:-])\(?0\d{1,4}\)?[ /-]{1,2}\d{3,8}(?:[ -]\d{2,5}){0,3}(?![\p{L}\p{N}]|[.:]\d)/gu;
/** Shorter ones are months with their year, times, scores. */
const LEAST_NATIONAL = 8;

export const phone: RedactionRule = {
  id: 'phone',
  title: 'Telephone number',
  reasonCode: 'R-PHONE',
  about: {
    finds: 'numbers with a plus and 8 to 15 digits, ten digits in the North American form, a trunk zero with separated groups',
    misses: 'numbers without plus, zero or separators, which cannot be told from other numbers',
  },
  find: (text) => [
    ...spansOf(text, INTERNATIONAL),
    ...spansOf(text, TEN_DIGITS),
    ...spansOf(text, TRUNK_ZERO).filter(({ start, end }) => digitsIn(text.slice(start, end)) >= LEAST_NATIONAL),
  ],
};

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}
