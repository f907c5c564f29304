import { strict as assert } from 'node:assert';
import { NOTHING_BESIDE } from '../../dist/engine/beside.js';
import { foldSources } from '../../dist/engine/fold-sources.js';
import { DEFAULT_SETTINGS } from '../../dist/options.js';
import { knownErrors } from './check-read.mjs';

/**
 * Folds a file as the tool does, by itself and with itself as the file of the rows that complete its calls, and checks that every row has
 * one outcome, and every call one account.
 */
export async function checkFold(path) {
  for (const joinPaths of [[], [path]]) {
    const request = { paths: [path], settings: DEFAULT_SETTINGS, threads: 1, beside: { ...NOTHING_BESIDE, joinPaths } };
    const result = await knownErrors(() => foldSources(request));
    if (result !== null) assertCounted(result);
  }
}

/** That each row has one outcome is asked by the fold itself, row by row as they come; here are the sums of what it hands over. */
function assertCounted({ digest, sources, rejects, beside }) {
  const sum = (count) => sources.reduce((total, tally) => total + tally[count], 0);
  const attributed = [...digest.accounts.values()].reduce((total, { calls }) => total + calls, 0);
  assert.equal(attributed + digest.unattributed.calls, sum('records'), 'every call is counted for one account, or for none');
  assert.ok(rejects.length >= sum('rejects'), 'every rejected row is listed');
  const lines = sources.reduce((total, { lineBases, ...tally }) => total + tally.rows + tally.blanks, 0);
  assert.ok(
    rejects.every(({ place }) => place.line <= lines),
    'rejects stand inside their files',
  );
  for (const { rows, partners, others, rejects: bad } of beside.joinSources)
    assert.equal(rows, partners + others + bad, 'rows of a join file = partners + others + rejects');
}
