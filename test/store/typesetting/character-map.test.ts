import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCharacterMap } from '../../../src/store/typesetting/character-map.js';
import { findFonts } from '../../../src/store/typesetting/fonts.js';

/** Counted by fontTools; the script lies beside the numbers. */
const COUNTED = JSON.parse(
  readFileSync(new URL('../../../fixtures/typesetting/character-counts.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, { readonly points: number; readonly sha256: string }>>;

describe.each(findFonts().fonts.map(({ family, paths, points }) => [family, paths[0] as string, points] as const))(
  '%s',
  (_, path, points) => {
    test('has glyphs for the characters that another program finds in it', () => {
      const sorted = [...points].sort((left, right) => left - right);
      const sha256 = createHash('sha256').update(sorted.join(',')).digest('hex');
      expect({ points: sorted.length, sha256 }).toEqual(COUNTED[basename(path)]);
    });
  },
);

test('every font of the list is installed for the tests', () => {
  expect(findFonts().missing).toEqual([]);
});

test('a file without a character map has none', () => {
  expect(readCharacterMap(Buffer.from([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).size).toBe(0);
});
