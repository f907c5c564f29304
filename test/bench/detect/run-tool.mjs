/** Runs the built tool on a world, as a person would. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../bin/hydrometer.js', import.meta.url));

/**
 * @param {string} world folder with logs/ and perhaps accounts.csv and facts.json
 * @returns {{ report: object, accounts: readonly object[] }}
 */
export function runTool(world) {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-detect-'));
  const beside = [
    ['--accounts', join(world, 'accounts.csv')],
    ['--facts', join(world, 'facts.json')],
  ].filter(([, path]) => existsSync(path));
  try {
    const out = join(folder, 'case');
    execFileSync(process.execPath, [BIN, 'analyze', join(world, 'logs'), ...beside.flat(), '--out', out, '--quiet'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return {
      report: JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')),
      accounts: parseLines(readFileSync(join(out, 'accounts.ndjson'), 'utf8')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parseLines(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
