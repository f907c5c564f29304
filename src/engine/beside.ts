import type { Locations } from '../source/open.js';
import type { PartnerTable } from './partner-table.js';

/** What lies beside the logs and completes their calls, as the person names it. */
export interface BesideRequest {
  /** Files, folders or patterns with partner rows (--join). */
  readonly joinPaths: readonly string[];
  /** Folder with bodies that the log only names (--bodies). */
  readonly bodyFolder: string | null;
  /** Path to show for it, where it lies elsewhere now. */
  readonly bodyPath?: string;
  /** File with the private key that opens encrypted bodies (--private-key). */
  readonly privateKeyPath: string | null;
  /** Where the files of `joinPaths` lie now, when these are paths of a report. */
  readonly joinLocations?: Locations;
}

export const NOTHING_BESIDE: BesideRequest = { joinPaths: [], bodyFolder: null, privateKeyPath: null };

/** The same, opened and plain: it is handed to threads as it is, and they share the partner rows. */
export interface Beside {
  /** Of the inputs, then of the join files; rows are numbered through. */
  readonly partners: readonly PartnerTable[];
  readonly bodies: BodyFiles;
  readonly maxBodyBytes: number;
  /** PEM text. Never written anywhere. */
  readonly privateKey: string | null;
}

/** Where the files of the bodies folder lie, see body-folder. */
export interface BodyFiles {
  /** By the whole path below the folder. */
  readonly byPath: ReadonlyMap<string, string>;
  /** By each ending of that path which no other file shares. */
  readonly byEnding: ReadonlyMap<string, string>;
}

export const EMPTY_BESIDE: Beside = {
  partners: [],
  bodies: { byPath: new Map(), byEnding: new Map() },
  maxBodyBytes: 0,
  privateKey: null,
};

/** What the calls of one piece asked for. */
export interface AidTally {
  /** Format → calls that found a partner, and that found none. */
  readonly joined: Readonly<Record<string, number>>;
  readonly unjoined: Readonly<Record<string, number>>;
  /** Numbers of the partner rows that a call asked for. */
  readonly usedPartners: readonly number[];
  readonly bodiesRead: number;
  readonly bodiesMissing: number;
  readonly unsealed: number;
  readonly unsealFailed: number;
}
