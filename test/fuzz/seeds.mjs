import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Fixtures of containers by the end of their names. */
export function containerSeeds(...endings) {
  const folder = join(FIXTURES, 'containers');
  const names = readdirSync(folder).filter((name) => endings.some((ending) => name.endsWith(ending)));
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** Ids of the formats that have samples. */
export function formatIds() {
  return readdirSync(join(FIXTURES, 'formats')).sort();
}

/** Rows of the samples of a format, those that complete its calls among them, as they stand in its files. */
export function formatRows(id) {
  const folder = join(FIXTURES, 'formats', id);
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ndjson'))
    .sort();
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines.flatMap((line) => {
    try {
      const row = JSON.parse(line);
      return typeof row === 'object' && row !== null && !Array.isArray(row) ? [row] : [];
    } catch {
      return [];
    }
  });
}
