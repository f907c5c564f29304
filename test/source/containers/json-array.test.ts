import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createElementSplitter } from '../../../src/source/containers/element-splitter.js';
import { collectRows, containerFixture } from '../collect-rows.js';

const loansOf = async (name: string) => {
  const read = await collectRows(containerFixture(name));
  expect(read.source.container).toBe('json-array');
  return {
    loans: read.rows.map(({ value, place }) => [place.line, value.loan]),
    rejects: read.rejects.map(({ place, code }) => [place.line, code]),
  };
};

describe('JSON array', () => {
  test('brackets and quotes inside strings do not end an element', async () => {
    expect(await loansOf('plain.json')).toEqual({
      loans: [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      rejects: [],
    });
  });

  test('elements that are no objects are rejected one by one', async () => {
    expect(await loansOf('scalars.json')).toEqual({
      loans: [
        [1, 1],
        [5, 5],
      ],
      rejects: [
        [2, 'E_ROW_NOT_OBJECT'],
        [3, 'E_ROW_NOT_OBJECT'],
        [4, 'E_ROW_NOT_OBJECT'],
      ],
    });
  });

  test('a malformed element costs that element only', async () => {
    expect(await loansOf('malformed-element.json')).toEqual({
      loans: [
        [1, 1],
        [3, 3],
      ],
      rejects: [[2, 'E_ROW_JSON']],
    });
  });

  test('an array that is cut inside an element is a cut file', async () => {
    expect((await loansOf('cut.json')).rejects).toEqual([[3, 'E_INPUT_TRUNCATED']]);
  });

  test('an array that is cut between elements is a cut file', async () => {
    expect((await loansOf('cut-between.json')).rejects).toEqual([[3, 'E_INPUT_TRUNCATED']]);
  });

  test('an element that never ends is a cut file too where it is longer than a row may be', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-array-')), 'long.json');
    writeFileSync(path, `[{"loan":1},{"loan":2,"title":"${'tide '.repeat(300)}`);
    const { rows, rejects, tallies } = await collectRows(path, { maxRecordBytes: 1_024 });
    expect(rows).toHaveLength(1);
    expect(rejects).toMatchObject([
      {
        place: { line: 2, byte: 12, length: 1_519 },
        code: 'E_INPUT_TRUNCATED',
        reason: expect.stringContaining('end of the row'),
      },
    ]);
    expect(tallies[0]?.cut).toEqual(rejects[0]);
  });

  test('pretty-printed objects one after the other are rows', async () => {
    expect(await loansOf('pretty.json')).toEqual({
      loans: [
        [1, 1],
        [2, 2],
      ],
      rejects: [],
    });
  });

  test('an empty array holds nothing', async () => {
    expect(await loansOf('empty.json')).toEqual({ loans: [], rejects: [] });
  });

  test('byte order marks before later arrays are no part of them', async () => {
    expect(await loansOf('bom-later.json')).toEqual({
      loans: [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      rejects: [],
    });
  });

  test('a million objects are streamed: none is held while the next ones are read', async () => {
    const chunk = Buffer.from(`${'{"loan":1},'.repeat(1000)}`);
    const read = { elements: 0, largest: 0 };
    const splitter = createElementSplitter(
      {
        element: (bytes) => {
          read.elements++;
          read.largest = Math.max(read.largest, bytes.length);
        },
        tooLong: () => undefined,
        unclosed: () => undefined,
      },
      100,
    );
    splitter.write(Buffer.from('['));
    // Cut so that every chunk ends inside an element.
    for (let i = 0; i < 1000; i++) for (const part of [chunk.subarray(0, 5000), chunk.subarray(5000)]) splitter.write(part);
    splitter.write(Buffer.from(']'));
    splitter.end();
    expect(read).toEqual({ elements: 1_000_000, largest: 6000 });
  });
});
