import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { remainderBy97 } from '../../../src/report/redactions/iban.js';
import { REDACTIONS } from '../../../src/report/redactions/index.js';
import { passesLuhn } from '../../../src/report/redactions/payment-card.js';

interface RedactionFixture {
  /** A text, and the part of it that is found. */
  readonly removed: readonly (readonly [text: string, part: string])[];
  readonly kept: readonly string[];
}

const OWN = { keptAddresses: new Set(['198.51.100.7']) };

function readFixture(id: string): RedactionFixture {
  return JSON.parse(
    readFileSync(new URL(`../../../fixtures/redactions/${id}.json`, import.meta.url), 'utf8'),
  ) as RedactionFixture;
}

describe.each(REDACTIONS.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { removed, kept } = readFixture(id);

  test.each(removed)('finds in %j', (text, part) => {
    expect(rule.find(text, OWN).map(({ start, end }) => text.slice(start, end))).toContain(part);
  });

  test.each(kept.map((text) => [text]))('is silent on %j', (text) => {
    expect(rule.find(text, OWN)).toEqual([]);
  });

  test('gives spans inside the text for runs of one character and of its own findings', () => {
    const [found] = removed[0] as readonly [string, string];
    for (const text of ['', 'a', found.repeat(200), ...[...'a0@.:-+(eE '].map((character) => character.repeat(20_000))]) {
      for (const { start, end } of rule.find(text, OWN)) expect(start >= 0 && start < end && end <= text.length).toBe(true);
    }
  });
});

test('ids and reason codes are unique, and every rule says what it misses', () => {
  expect(new Set(REDACTIONS.map(({ id }) => id)).size).toBe(REDACTIONS.length);
  expect(new Set(REDACTIONS.map(({ reasonCode }) => reasonCode)).size).toBe(REDACTIONS.length);
  for (const { about } of REDACTIONS) expect(about.misses).not.toBe('');
});

test('the checks of Luhn and of ISO 7064 give the published results', () => {
  // 79927398713 is the worked example of US patent 2,950,048; GB82… that of ISO 13616.
  expect(passesLuhn('79927398713')).toBe(true);
  expect(passesLuhn('79927398710')).toBe(false);
  expect(remainderBy97('GB82WEST12345698765432')).toBe(1);
});
