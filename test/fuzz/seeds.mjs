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

/** Rows of the samples of all formats, as they stand in their files. */
export function formatRows() {
  const folder = join(FIXTURES, 'formats');
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
