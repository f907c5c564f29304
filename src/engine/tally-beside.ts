import type { Completion, JoinTally } from '../record/completion.js';
import { FORMATS } from '../record/formats/index.js';
import type { AidTally, PartnerRow } from './beside.js';

/** Adds what the calls asked for to what lay beside the logs. */
export function tallyBeside(known: Completion, partners: readonly PartnerRow[], asked: readonly AidTally[]): Completion {
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

function createRowCount(partners: readonly PartnerRow[], asked: readonly AidTally[]) {
  const used = new Set<number>();
  for (const { usedPartners } of asked) for (const number of usedPartners) used.add(number);
  return (format: string, kind: number): { rows: number; unusedRows: number } => {
    let rows = 0;
    let unusedRows = 0;
    for (const [number, partner] of partners.entries()) {
      if (partner.format !== format || partner.kind !== kind) continue;
      rows++;
      if (!used.has(number)) unusedRows++;
    }
    return { rows, unusedRows };
  };
}
