import { strict as assert } from 'node:assert';
import { EMPTY_BESIDE } from '../../dist/engine/beside.js';
import { createSite } from '../../dist/engine/site.js';
import { DEFAULT_SETTINGS } from '../../dist/options.js';
import { openSources } from '../../dist/source/open.js';
import { knownErrors } from './check-read.mjs';

/** Folds a file as a thread does and checks that every row has one outcome, and every call one account. */
export async function checkFold(path) {
  const opened = await knownErrors(() => openSources([path]));
  if (opened === null) return;
  const site = createSite({ sources: opened.sources, settings: DEFAULT_SETTINGS, beside: EMPTY_BESIDE });
  const folds = await knownErrors(() => site.fold(opened.pieces));
  if (folds === null) return;
  let records = 0;
  for (const { rows, rowsWithRecords, rejects, duplicates, skipped, blanks, tally, ...fold } of folds) {
    assert.equal(
      rows,
      rowsWithRecords + rejects + duplicates + skipped,
      'rows = rowsWithRecords + rejects + duplicates + skipped',
    );
    assert.equal(tally.lines, rows + blanks, 'lines = rows + blanks');
    records += fold.records;
  }
  const { digest } = await site.finish();
  const attributed = [...digest.accounts.values()].reduce((sum, { calls }) => sum + calls, 0);
  assert.equal(attributed + digest.unattributed.calls, records, 'every call is counted for one account, or for none');
}
