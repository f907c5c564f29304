import type { Row, RowAids } from '../record/format.js';
import type { AidTally, Beside } from './beside.js';
import { readBody } from './body-folder.js';
import { findPartners, partnerFields } from './partner-table.js';
import { createUnsealer } from './unseal.js';

/** The aids of one site, which counts what its rows ask for. */
export interface CountedAids extends RowAids {
  /** What was asked for since the last time. */
  take(): AidTally;
}

export function createAids({ partners, bodies, maxBodyBytes, privateKey }: Beside): CountedAids {
  const completed = new Set(partners.flatMap(({ kinds }) => kinds.map(({ format }) => format)));
  const unseal = createUnsealer(privateKey);
  let count = createCount();
  return {
    partners(format, key) {
      const rows: Row[] = [];
      let first = 0;
      for (const table of partners) {
        for (const number of findPartners(table, format, key)) {
          count.used.add(first + number);
          rows.push(partnerFields(table, number));
        }
        first += table.size;
      }
      const calls = rows.length === 0 ? count.unjoined : count.joined;
      calls.set(format, (calls.get(format) ?? 0) + 1);
      return rows;
    },
    hasPartners: (format) => completed.has(format),
    body(path) {
      const body = readBody(bodies, path, maxBodyBytes);
      if (body.kind === 'text') count.bodiesRead++;
      else count.bodiesMissing++;
      return body;
    },
    unseal(body) {
      const opened = unseal(body);
      if (opened.kind === 'text') count.unsealed++;
      else if (opened.kind === 'failed') count.unsealFailed++;
      return opened;
    },
    take() {
      const { joined, unjoined, used, ...counts } = count;
      count = createCount();
      const usedPartners = [...used].sort((left, right) => left - right);
      return { joined: Object.fromEntries(joined), unjoined: Object.fromEntries(unjoined), usedPartners, ...counts };
    },
  };
}

function createCount() {
  return {
    joined: new Map<string, number>(),
    unjoined: new Map<string, number>(),
    used: new Set<number>(),
    bodiesRead: 0,
    bodiesMissing: 0,
    unsealed: 0,
    unsealFailed: 0,
  };
}
