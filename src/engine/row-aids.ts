import type { Row, RowAids } from '../record/format.js';
import type { AidTally, Beside } from './beside.js';
import { readBody } from './body-folder.js';
import { createUnsealer } from './unseal.js';

/** The aids of one site, which counts what its rows ask for. */
export interface CountedAids extends RowAids {
  /** What was asked for since the last time. */
  take(): AidTally;
}

export function createAids({ partners, bodies, maxBodyBytes, privateKey }: Beside): CountedAids {
  const numbers = indexPartners(partners);
  const completed = new Set(partners.map(({ format }) => format));
  const unseal = createUnsealer(privateKey);
  let count = createCount();
  return {
    partners(format, key) {
      const found = numbers.get(indexKey(format, key));
      const calls = found === undefined ? count.unjoined : count.joined;
      calls.set(format, (calls.get(format) ?? 0) + 1);
      if (found === undefined) return NONE;
      for (const number of found) count.used.add(number);
      return found.map((number) => (partners[number] as { readonly fields: Row }).fields);
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

const NONE: readonly Row[] = [];

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

function indexPartners(partners: Beside['partners']): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, { format, key }] of partners.entries()) {
    const at = indexKey(format, key);
    const known = numbers.get(at);
    if (known === undefined) numbers.set(at, [number]);
    else known.push(number);
  }
  return numbers;
}

/** Format ids hold no space. */
function indexKey(format: string, key: string): string {
  return `${format} ${key}`;
}
