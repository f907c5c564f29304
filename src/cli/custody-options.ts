import type { CustodyBasis } from '../store/custody.js';
import { readSigner, type Signer } from '../store/signature.js';
import type { Faults } from './faults.js';
import { type RawOptions, textOption } from './option-values.js';

/** Read before the work, so that nobody waits to be refused. */
export function parseSigner(raw: RawOptions, faults: Faults): Signer | null {
  const path = textOption(raw, 'sign', 'a PEM file', faults);
  return path === null ? null : faults.attempt(() => readSigner(path));
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** The option wins over the environment (https://reproducible-builds.org/specs/source-date-epoch). */
export function parseCustodyOptions(
  raw: RawOptions,
  faults: Faults,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): CustodyBasis {
  const operator = textOption(raw, 'operator', 'a name', faults);
  const text = textOption(raw, 'at', 'a time such as 2026-03-20T14:00:00Z', faults);
  if (text !== null) return { at: statedTime(text, faults), timeBasis: 'stated by the operator', operator };
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return { at: null, timeBasis: 'time not stated', operator };
  return { at: epochTime(epoch, faults), timeBasis: 'SOURCE_DATE_EPOCH', operator };
}

function statedTime(text: string, faults: Faults): string | null {
  const atMs = RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(atMs)) return new Date(atMs).toISOString();
  faults.add(`--at: expected a time with zone such as 2026-03-20T14:00:00Z, got "${text}"`);
  return null;
}

/** Last second that four digits of a year can write. */
const LAST_EPOCH_S = 253_402_300_799;

function epochTime(epoch: string, faults: Faults): string | null {
  const seconds = /^\d{1,12}$/.test(epoch) ? Number(epoch) : Number.NaN;
  if (seconds <= LAST_EPOCH_S) return new Date(seconds * 1000).toISOString();
  faults.add(`SOURCE_DATE_EPOCH: expected seconds since 1970 as a whole number, got "${epoch}"`);
  return null;
}
