import { expect, test } from 'vitest';
import { chaoRichness } from '../../src/stats/chao-richness.js';
import { testReference } from './reference.js';

testReference('chao-richness', (counts: number[], units?: number) => chaoRichness(counts, units)?.kinds);

// Standard errors as iNEXT prints them for its spider samples (Hsieh, Ma & Chao 2016, doi:10.1111/2041-210X.12613): 14.306 and 18.532.
test('standard errors of the spider samples are those of iNEXT', () => {
  const girdled = [46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, ...new Array<number>(12).fill(1)];
  const logged = [88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, ...new Array<number>(14).fill(1)];
  expect(chaoRichness(girdled)!.standardError).toBeCloseTo(14.306, 3);
  expect(chaoRichness(logged)!.standardError).toBeCloseTo(18.532, 3);
});

test('a sample without kinds seen once is complete', () => {
  expect(chaoRichness([4, 4, 3])).toEqual({ kinds: 3, standardError: 0 });
});

test('no counts give no estimate', () => {
  expect(chaoRichness([])).toBeNull();
});
