import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../production/validate-bag.js';
import { buildDemo, type DemoCase, namedFiles, verifyDir } from './demo-case.js';

/** Every change of any file must be caught and the file named. Files are put back after each run. */
let folder: string;
let demo: DemoCase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-tamper-'));
  demo = await buildDemo(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Place = 'case' | 'bag' | 'logs';
/** Runs of a property: reading the logs costs most. */
const PLACES: readonly (readonly [place: Place, runs: number])[] = [
  ['case', 25],
  ['bag', 10],
  ['logs', 5],
];
const dirOf = (place: Place): string => ({ case: demo.caseDir, bag: demo.bagDir, logs: demo.logsDir })[place];
/** With changed logs the analysis is not repeated, so these runs are short. */
const verifyPlace = (place: Place) =>
  place === 'logs' ? verifyDir(demo.caseDir, { logsDir: demo.evidenceDir }) : verifyDir(dirOf(place));
const shownName = (place: Place, file: string): string => (place === 'logs' ? `fixtures/cases/demo/logs/${file}` : file);

const chosen = (place: Place) =>
  fc
    .tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 1, max: 255 }))
    .map(([pick, share, bits]) => {
      const files = filesBelow(dirOf(place));
      const file = files[pick % files.length] as string;
      return { file, byte: Math.floor(share * statSync(join(dirOf(place), file)).size), bits };
    });

async function expectNamed(place: Place, file: string): Promise<void> {
  const verification = await verifyPlace(place);
  expect(verification.outcome).toBe('differs');
  expect(namedFiles(verification)).toContain(shownName(place, file));
}

describe('untouched', () => {
  test('case, production and logs do not differ, and the analysis gives the same bytes again', async () => {
    expect(namedFiles(await verifyDir(demo.caseDir, { logsDir: demo.evidenceDir }))).toEqual([]);
    expect(namedFiles(await verifyDir(demo.bagDir, { logsDir: demo.logsDir, caseDir: demo.caseDir }))).toEqual([]);
  });
});

describe.each(PLACES)('in the %s', (place, runs) => {
  test('a byte that is flipped anywhere is caught', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(place), async ({ file, byte, bits }) => {
        const path = join(dirOf(place), file);
        const bytes = readFileSync(path);
        fc.pre(bytes.length > 0);
        const changed = Buffer.from(bytes);
        changed[byte] = (changed[byte] as number) ^ bits;
        writeFileSync(path, changed);
        try {
          await expectNamed(place, file);
        } finally {
          writeFileSync(path, bytes);
        }
      }),
      { numRuns: runs },
    );
  });

  test('a file that is gone is caught', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(place), async ({ file }) => {
        const path = join(dirOf(place), file);
        renameSync(path, join(folder, 'aside'));
        try {
          await expectNamed(place, file);
        } finally {
          renameSync(join(folder, 'aside'), path);
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  test('two files that changed places are caught, both', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(place), chosen(place), async ({ file: one }, { file: other }) => {
        const [left, right] = [join(dirOf(place), one), join(dirOf(place), other)];
        const [leftBytes, rightBytes] = [readFileSync(left), readFileSync(right)];
        fc.pre(!leftBytes.equals(rightBytes) && one !== 'manifest.json' && other !== 'manifest.json');
        writeFileSync(left, rightBytes);
        writeFileSync(right, leftBytes);
        try {
          const verification = await verifyPlace(place);
          expect(namedFiles(verification)).toEqual(expect.arrayContaining([shownName(place, one), shownName(place, other)]));
        } finally {
          writeFileSync(left, leftBytes);
          writeFileSync(right, rightBytes);
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  test('a file that was added is caught', async () => {
    const name = place === 'logs' ? '2026-03-16.ndjson' : 'further.ndjson';
    cpSync(join(demo.logsDir, '2026-03-02.ndjson'), join(dirOf(place), name));
    try {
      await expectNamed(place, name);
    } finally {
      rmSync(join(dirOf(place), name));
    }
  });
});

test('a changed digit of a hash names the manifest that holds it, not the file that it is of', async () => {
  for (const file of ['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']) {
    const path = join(demo.bagDir, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text[0] === '0' ? '1' : '0'}${text.slice(1)}`);
    try {
      expect(namedFiles(await verifyDir(demo.bagDir))).toEqual([file]);
    } finally {
      writeFileSync(path, text);
    }
  }
});

describe('a link', () => {
  test.each([
    ['case', 'report.html'],
    ['bag', 'data/report.html'],
    ['bag', 'bag-info.txt'],
  ] as const)('in the %s in place of %s is caught and not followed', async (place, file) => {
    const path = join(dirOf(place), file);
    const aside = join(folder, 'linked');
    renameSync(path, aside);
    symlinkSync(aside, path);
    try {
      const verification = await verifyPlace(place);
      const found = verification.checks.flatMap(({ differences }) => differences).filter((each) => each.file === file);
      expect(found.map((each) => each.found)).toEqual(expect.arrayContaining(['a link', 'no file']));
    } finally {
      rmSync(path);
      renameSync(aside, path);
    }
  });

  test('that leads out of the logs is caught and not followed', async () => {
    const path = join(demo.logsDir, '2026-03-02.ndjson');
    const aside = join(folder, 'outside.ndjson');
    renameSync(path, aside);
    symlinkSync(aside, path);
    try {
      await expectNamed('logs', '2026-03-02.ndjson');
    } finally {
      rmSync(path);
      renameSync(aside, path);
      expect(existsSync(path)).toBe(true);
    }
  });
});

test('all differences are told, not only the first', async () => {
  const files = ['report.html', 'rejects.ndjson', 'custody.ndjson'];
  const before = files.map((file) => readFileSync(join(demo.caseDir, file)));
  for (const [i, file] of files.entries())
    writeFileSync(join(demo.caseDir, file), Buffer.concat([before[i] as Buffer, Buffer.from(' ')]));
  try {
    expect(namedFiles(await verifyDir(demo.caseDir))).toEqual(expect.arrayContaining(files));
  } finally {
    for (const [i, file] of files.entries()) writeFileSync(join(demo.caseDir, file), before[i] as Buffer);
  }
});
