import { type DigitGroup, digitGroups } from './digit-groups.js';
import type { RedactionRule, Span } from './redaction.js';

/** ISO/IEC 7812: 13 to 19 digits in use by card schemes. */
const FEWEST = 13;
const MOST = 19;
/** Cards are printed in groups of 3 to 6 digits; dates are not. */
const LEAST_GROUP = 3;
/** First digits of payment cards; 0, 1, 7, 8 and 9 belong to airlines, fuel, telecommunication and national use. */
const FIRST = /^[2-6]/;

export const paymentCard: RedactionRule = {
  id: 'payment-card',
  title: 'Payment card number',
  reasonCode: 'R-CARD',
  about: {
    finds: '13 to 19 digits, also in groups, that begin as payment cards do and pass the check of Luhn (US patent 2,950,048)',
    misses: 'numbers with a digit missing or hidden, groups with more than one separator between them',
  },
  find: (text) => digitGroups(text).flatMap(cardsIn),
};

/** A number begins and ends at the border of a group, so that digits beside it do not hide it. */
function cardsIn(groups: readonly DigitGroup[]): Span[] {
  const spans: Span[] = [];
  for (const [i, first] of groups.entries()) {
    let digits = '';
    for (const group of groups.slice(i, i + MOST)) {
      digits += group.digits;
      if (digits.length > MOST || group.digits.length < LEAST_GROUP) break;
      if (digits.length >= FEWEST && FIRST.test(digits) && passesLuhn(digits)) spans.push({ start: first.start, end: group.end });
    }
  }
  return spans;
}

/** Every second digit from the right is doubled, nines cast out; the sum must end in 0. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const value = i % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
