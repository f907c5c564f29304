import type { RegistrationRow } from '../../src/account/registration.js';
import type { SparseVector, Unit } from '../../src/account/unit.js';
import { NO_WORDINGS } from '../../src/account/wordings.js';
import { beginColumns, type Columns } from '../../src/link/lay-out.js';
import type { DescribedUnit, Population } from '../../src/link/population.js';
import { describePopulation } from '../../src/link/population.js';
import { buildAccount, type SimpleCall } from '../account/build-record.js';

/** A whole account as one unit, all its calls. */
export function unitOf(account: string, calls: readonly SimpleCall[], registration: RegistrationRow | null = null): Unit {
  const built = buildAccount(account, calls);
  return {
    account: built,
    registration,
    wordings: NO_WORDINGS,
    slots: Array.from({ length: built.sample.size }, (_, slot) => slot),
    share: 1,
  };
}

export function vectorOf(weights: Readonly<Record<number, number>>, calls = 10): SparseVector {
  const ids = Object.keys(weights)
    .map(Number)
    .sort((left, right) => left - right);
  return { ids: Uint32Array.from(ids), weights: Float64Array.from(ids, (id) => weights[id]!), calls };
}

export function columnsOf(vectors: readonly SparseVector[]): Columns {
  const underWay = beginColumns(vectors.length);
  for (const vector of vectors) underWay.add(vector);
  return underWay.close().columns;
}

/** A population of one signal with given vectors: what a kernel sees, without any log. */
export function populationOf(
  kernel: 'category' | 'histogram' | 'hours',
  vectors: readonly SparseVector[],
): Population & { readonly units: readonly DescribedUnit[] } {
  const empty = describePopulation([]);
  const signal = empty.signals.find((candidate) => candidate.kernel === kernel)!;
  const holders = new Map<number, number>();
  for (const { ids } of vectors) for (const id of ids) holders.set(id, (holders.get(id) ?? 0) + 1);
  const unit = unitOf('lamp', [{ text: 'When does the lamp turn?' }]);
  const content = { ids: new Uint32Array(0), counts: new Uint8Array(0), calls: 0, selfOverlap: 0 };
  const units = vectors.map((vector) => ({ unit, vectorOf: () => vector, content, withinContent: null }));
  return { ...empty, signals: [signal], holders: [holders], units, columns: [columnsOf(vectors)] };
}
