/** Writes a world anew, its rows changed by a control. LiteLLM logs only: the controls know where its fields stand. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eachRow } from '../detect/read-calls.mjs';

/**
 * Rows that cannot be parsed, or for which the control answers false, are left out; the rest keeps its order and its file.
 * @param {{ world: string, into: string, control: object }} request into: folder that does not exist yet
 * @throws {Error} for a row that is no LiteLLM row
 */
export async function rewriteWorld({ world, into, control }) {
  const truth = JSON.parse(readFileSync(join(world, 'truth.json'), 'utf8'));
  const { rewriteRow, truth: newTruth, keepsRegistration } = await control.prepare({ world, truth });
  mkdirSync(join(into, 'logs'), { recursive: true });
  const lines = new Map();
  await eachRow(join(world, 'logs'), (row, _place, path) => {
    const changed = { ...row, metadata: metadataOf(row) };
    if (rewriteRow(changed) === false) return;
    const name = `${basename(path).replace(/\.gz$/, '')}.gz`;
    if (!lines.has(name)) {
      flush(lines, into);
      lines.set(name, []);
    }
    lines.get(name).push(JSON.stringify(changed));
  });
  flush(lines, into);
  writeFileSync(join(into, 'truth.json'), JSON.stringify(newTruth));
  const beside = keepsRegistration ? ['facts.json', 'accounts.csv'] : ['facts.json'];
  for (const name of beside.filter((file) => existsSync(join(world, file)))) copyFileSync(join(world, name), join(into, name));
}

/** Some writers store it as JSON in a string. */
export function metadataOf({ metadata }) {
  const value = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
  if (typeof value !== 'object' || value === null)
    throw new Error('controls rewrite LiteLLM logs only: expected an object `metadata` in every row');
  return value;
}

/** Files come one after the other, so that one file's rows are held at a time. */
function flush(lines, into) {
  for (const [name, rows] of lines) writeFileSync(join(into, 'logs', name), gzipSync(`${rows.join('\n')}\n`, { level: 1 }));
  lines.clear();
}
