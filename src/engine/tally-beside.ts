import type { Completion, JoinTally } from '../record/completion.js';
import { FORMATS } from '../record/formats/index.js';
import type { AidTally } from './beside.js';
import { type PartnerTable, partnerKind, standInOf } from './partner-table.js';

/** Adds what the calls asked for to what lay beside the logs. */
export function tallyBeside(known: Completion, partners: readonly PartnerTable[], asked: readonly AidTally[]): Completion {
  const sum = (read: (tally: AidTally) => number): number => asked.reduce((total, tally) => total + read(tally), 0);
  const countRows = createRowCount(partners, asked);
  const joins = FORMATS.flatMap(({ id, partners: kinds = [] }): JoinTally[] => {
    const tally = {
      format: id,
      joinedCalls: sum(({ joined }) => joined[id] ?? 0),
      unjoinedCalls: sum(({ unjoined }) => unjoined[id] ?? 0),
      kinds: kinds.map(({ title }, kind) => ({ title, ...countRows(id, kind) })),
    };
    const isSeen = tally.joinedCalls + tally.unjoinedCalls > 0 || tally.kinds.some(({ rows }) => rows > 0);
    return isSeen ? [tally] : [];
  });
  return {
    ...known,
    joins,
    bodies: known.bodies && {
      ...known.bodies,
      read: sum((tally) => tally.bodiesRead),
      missing: sum((tally) => tally.bodiesMissing),
    },
    unsealed: known.unsealed && { opened: sum((tally) => tally.unsealed), failed: sum((tally) => tally.unsealFailed) },
  };
}

/** Counts in one pass: there may be millions of rows, of a handful of kinds. */
function createRowCount(partners: readonly PartnerTable[], asked: readonly AidTally[]) {
  const used = new Set<number>();
  for (const { usedPartners } of asked) for (const number of usedPartners) used.add(number);
  const counts = new Map<string, { rows: number; unusedRows: number }>();
  let first = 0;
  for (const table of partners) {
    for (let number = 0; number < table.size; number++) {
      const { format, kind } = partnerKind(table, number);
      const count = counts.get(`${format} ${kind}`) ?? { rows: 0, unusedRows: 0 };
      counts.set(`${format} ${kind}`, count);
      count.rows++;
      if (!used.has(first + standInOf(table, number))) count.unusedRows++;
    }
    first += table.size;
  }
  return (format: string, kind: number) => counts.get(`${format} ${kind}`) ?? { rows: 0, unusedRows: 0 };
}
