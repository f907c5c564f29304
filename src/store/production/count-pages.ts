import { createHash } from 'node:crypto';
import type { Bag } from './bag.js';
import { createExhibitWriter, type ExhibitWriter } from './exhibit-writer.js';
import { exhibitJob, type Filling } from './fill-bag.js';
import { writeExhibits } from './write-exhibits.js';

/**
 * Makes every exhibit once without writing it, to learn how many pages each takes: only then can each page get its number. Numbers and hashes
 * are as wide as those that follow, so the pages stay as many.
 * @returns pages in the order of the plan
 */
export async function countPages(filling: Filling): Promise<readonly number[]> {
  const pages = new Map<string, number>();
  await writeExhibits(exhibitJob(filling, counting(createExhibitWriter(PAPER_BAG), pages), null));
  return filling.plans.flatMap(({ exhibits }) => exhibits.map(({ number }) => pages.get(number) ?? 1));
}

function counting(writer: ExhibitWriter, pages: Map<string, number>): ExhibitWriter {
  return {
    ...writer,
    write(content) {
      pages.set(content.exhibit.number, content.pages ?? 1);
      return writer.write({ ...content, pages: content.exhibit.numbers.length });
    },
  };
}

/** Hashes what it is given and keeps nothing. */
const PAPER_BAG: Bag = {
  async add(path, content) {
    const hash = (algorithm: string): string => createHash(algorithm).update(content).digest('hex');
    return {
      path,
      sizeBytes: content.length,
      md5: hash('md5'),
      sha256: hash('sha256'),
      sha512: hash('sha512'),
    };
  },
  close: () => Promise.reject(new Error('a bag of paper is never closed')),
};
