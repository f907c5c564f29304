import { freemem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { InputError } from '../errors.js';
import type { ExpectedMemory } from '../link/expected-memory.js';

const BYTES_PER_GB = 1e9;
const BYTES_PER_MB = 2 ** 20;
/**
 * Room that objects take at their peak over what lives of them: where memory is free, Node collects late. Measured at 80,000 accounts of
 * 24 sampled calls.
 */
const LATE_COLLECTION = 3.5;

/** What is left for this process. */
interface MemoryLeft {
  /** Until Node's own limit for objects. */
  readonly objectBytes: number;
  readonly totalBytes: number;
}

/**
 * Stops before the comparison of a log that cannot be held in memory: half an hour later Node would end without a word of what to do.
 * @param left of this process when left out
 * @throws {InputError} E_MEMORY_SHORT
 */
export function assertMemory(units: number, { objectBytes, arrayBytes }: ExpectedMemory, left: MemoryLeft = memoryLeft()): void {
  const totalBytes = LATE_COLLECTION * objectBytes + arrayBytes;
  const compared = `the comparison of ${units} accounts or slices of accounts`;
  if (totalBytes > left.totalBytes) {
    const message = `expected ${gigabytes(totalBytes)} of free memory for ${compared}, got ${gigabytes(left.totalBytes)}`;
    throw new InputError(
      'E_MEMORY_SHORT',
      `${message}; analyse on a machine with more memory, or cut the log by account and analyse the parts`,
    );
  }
  if (objectBytes <= left.objectBytes) return;
  const limitBytes = getHeapStatistics().heap_size_limit + objectBytes - left.objectBytes;
  throw new InputError(
    'E_MEMORY_SHORT',
    `expected ${gigabytes(objectBytes)} below Node's limit for objects for ${compared}, got ${gigabytes(left.objectBytes)}; ` +
      `raise the limit with NODE_OPTIONS=--max-old-space-size=${Math.ceil(limitBytes / BYTES_PER_MB)}`,
  );
}

function memoryLeft(): MemoryLeft {
  const { heap_size_limit: limitBytes, used_heap_size: usedBytes } = getHeapStatistics();
  // Node before 20.13 does not know of the limits of a container.
  const totalBytes = typeof process.availableMemory === 'function' ? process.availableMemory() : freemem();
  return { objectBytes: Math.max(0, limitBytes - usedBytes), totalBytes };
}

function gigabytes(bytes: number): string {
  return `${(bytes / BYTES_PER_GB).toFixed(1)} GB`;
}
