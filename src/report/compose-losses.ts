import type { Digest } from '../account/account.js';
import { addOddRows } from '../source/odd-rows.js';
import type { SourceTally } from '../source/source.js';
import { LOSS_WORDS, type LossWords } from './loss-words.js';
import type { PlaceResolver } from './places.js';
import type { ReportLoss } from './report.js';

const DAMAGED = 'input-damaged';

interface LossRequest {
  readonly digest: Pick<Digest, 'losses'>;
  readonly sources: readonly Pick<SourceTally, 'rows' | 'oddRows' | 'damage'>[];
  /** All calls of the log. */
  readonly calls: number;
  readonly resolve: PlaceResolver;
}

/**
 * What calls lack, of all calls; inputs that are not whole, of all inputs; and rows that others may read otherwise, of all rows and with the
 * first places. In the order of the table of words; losses that did not occur are left out.
 */
export function composeLosses({ digest, sources, calls, resolve }: LossRequest): readonly ReportLoss[] {
  const rows = sources.reduce((sum, source) => sum + source.rows, 0);
  const damaged = sources.filter(({ damage }) => damage !== undefined).length;
  const odd = new Map(addOddRows(sources.map(({ oddRows }) => oddRows)).map((each) => [each.kind as string, each]));
  return Object.entries(LOSS_WORDS).flatMap(([id, words]): ReportLoss[] => {
    const oddRows = odd.get(id);
    if (oddRows !== undefined)
      return [{ ...lossOf(id, words, oddRows.rows, rows), places: oddRows.examples.map((place) => resolve(place)) }];
    if (id === DAMAGED) return damaged > 0 ? [lossOf(id, words, damaged, sources.length)] : [];
    const count = digest.losses.get(id) ?? 0;
    return count > 0 ? [lossOf(id, words, count, calls)] : [];
  });
}

function lossOf(id: string, words: LossWords, count: number, of: number): ReportLoss {
  return { id, count, of, ...words };
}
