import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runHydrometer } from './run-hydrometer.js';

const LOG = 'fixtures/formats/litellm/sample.ndjson';
const folder = mkdtempSync(join(tmpdir(), 'hydrometer-overlaps-'));
const out = join(folder, 'case');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('analyze warns of calls that two digests hold, also without a summary', async () => {
  const again = join(folder, 'again.ndjson');
  writeFileSync(again, readFileSync(LOG, 'utf8').split('\n').slice(0, 2).join('\n'));
  const paths = ['one', 'two'].map((name) => join(folder, `${name}.digest`)) as [string, string];
  await runHydrometer(['digest', LOG, '-o', paths[0]]);
  await runHydrometer(['digest', again, '-o', paths[1]]);
  const { exitCode, stderr } = await runHydrometer(['analyze', ...paths, '--out', out]);
  expect([exitCode, stderr]).toEqual([0, `hydrometer: ${paths[1]} holds 2 calls that ${paths[0]} holds too; they count twice\n`]);
  expect(await runHydrometer(['analyze', ...paths, '--out', out, '--force', '--quiet'])).toEqual({
    exitCode,
    stdout: '',
    stderr,
  });
});
