import { describe, expect, test } from 'vitest';
import { CONTAINERS } from '../../../src/source/containers/index.js';
import { collectRows, containerFixture } from '../collect-rows.js';

/** One small whole file of each container, three loans of a library in each. */
const SAMPLES: Readonly<Record<string, string>> = {
  csv: 'crlf.csv',
  'json-array': 'plain.json',
  ndjson: 'crlf.ndjson',
  'ndjson-cr': 'lone-cr.ndjson',
  parquet: 'loans-zstd.parquet',
  'text-lines': 'server.log',
};
/** An archive has no rows of its own. */
const WITH_ROWS = CONTAINERS.filter(({ id }) => id !== 'zip');

test('ids are unique and sorted', () => {
  const ids = CONTAINERS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

describe.each(WITH_ROWS.map((container) => [container.id, container] as const))('container %s', (id, container) => {
  test('says what it is', () => {
    expect(container.title).not.toBe('');
  });

  test('is recognised by content, and every row lies in the piece that owns it', async () => {
    const { source, rows, rejects, tallies } = await collectRows(containerFixture(SAMPLES[id] as string));
    expect(source.container).toBe(id);
    expect(rejects).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
    for (const { place } of rows) {
      expect(place.length).toBeGreaterThan(0);
      expect(place.byte + place.length).toBeLessThanOrEqual(source.sizeBytes);
    }
    expect(tallies.reduce((sum, { lines }) => sum + lines, 0)).toBeGreaterThanOrEqual(rows.length);
  });

  test('gives the same rows a second time', async () => {
    const path = containerFixture(SAMPLES[id] as string);
    expect((await collectRows(path)).rows).toEqual((await collectRows(path)).rows);
  });
});
