import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { detectFormats } from '../../src/record/detect.js';
import type { Row } from '../../src/record/format.js';
import { FORMATS } from '../../src/record/formats/index.js';
import { openSources } from '../../src/source/open.js';
import { sampleRows } from '../../src/source/sample.js';
import type { Source } from '../../src/source/source.js';
import { fixtureRows } from '../record/format-fixtures.js';

/** Documented as JSON lines only, with what tells them inside an object; and lines of a server log, which are one column. */
const WITHOUT_COLUMNS = ['otlp', 'vllm', 'anthropic-batch', 'kong'];

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-forms-'));

/** Format id → sampled rows, as detected in a file of this text. */
async function detected(name: string, text: string): Promise<{ readonly container: string; readonly rows: object }> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const [source] = (await openSources([path])).sources as readonly [Source];
  const detection = detectFormats(await sampleRows(source, DEFAULT_SETTINGS.maxRecordBytes), DEFAULT_SETTINGS);
  const formats = detection.kind === 'detected' ? detection.formats : [];
  return { container: source.container, rows: Object.fromEntries(formats.map(({ id, rows }) => [id, rows])) };
}

/** Columns in order of appearance; what is no text becomes JSON, what is missing the empty text. */
function toCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string => {
    const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  return [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))]
    .map((line) => `${line.join(',')}\n`)
    .join('');
}

describe.each(FORMATS.map(({ id }) => id))('the sample of %s', (id) => {
  const rows = fixtureRows(`${id}/sample.ndjson`);
  const expected = { [id]: rows.length };

  test('is detected as NDJSON and as a JSON array', async () => {
    const lines = rows.map((row) => JSON.stringify(row));
    expect(await detected(`${id}.a`, `${lines.join('\n')}\n`)).toEqual({ container: 'ndjson', rows: expected });
    expect(await detected(`${id}.b`, `[${lines.join(',\n')}]`)).toEqual({ container: 'json-array', rows: expected });
  });
});

test.each(FORMATS.map(({ id }) => id).filter((id) => !WITHOUT_COLUMNS.includes(id)))(
  'rows of %s with the same columns are detected as CSV, where every column is text',
  async (id) => {
    const rows = fixtureRows(`${id}/sample.ndjson`);
    const columns = Object.keys(rows.find((row) => Object.keys(row).length > 1) ?? {}).join();
    const table = rows.filter((row) => Object.keys(row).join() === columns);
    expect(await detected(`${id}.c`, toCsv(table))).toEqual({ container: 'csv', rows: { [id]: table.length } });
  },
);

test('a file with two formats is counted for each', async () => {
  const rows = [...fixtureRows('bedrock/sample.ndjson').slice(0, 2), ...fixtureRows('portkey/sample.ndjson')];
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  expect((await detected('two', text)).rows).toEqual({ portkey: 3, bedrock: 2 });
});
