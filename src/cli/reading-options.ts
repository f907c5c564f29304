import { availableParallelism } from 'node:os';
import type { BesideRequest } from '../engine/beside.js';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../options.js';
import { compileAccountKey } from '../record/account-key.js';
import { FORMATS } from '../record/formats/index.js';
import { MAP_KEYS } from '../record/generic-fields.js';
import { isZone } from '../record/zone.js';
import type { Faults } from './faults.js';
import { didYouMean } from './nearest.js';
import { numberOption, pairsOption, type RawOptions, textOption, textsOption, wordOption } from './option-values.js';

/** More threads do not read faster: a disk and the merge are the limit. */
const DEFAULT_THREADS = 8;
const MOST_THREADS = 256;
/** Rows below this length are no chat call; above it a row would not fit into one string. */
const RECORD_BYTES = { low: 1024, high: 512 * 1024 * 1024, isWhole: true } as const;

/** One call in a million is thinner than any log that is kept; a rate of 0 would be no log. */
const SAMPLING = { low: 0.000001, high: 1, isWhole: false } as const;

export interface ReadingOptions {
  readonly settings: AnalysisSettings;
  readonly threads: number;
  readonly beside: BesideRequest;
}

/** Settings of every command that reads logs; all faults are collected, none is thrown. */
export function parseReadingOptions(raw: RawOptions, faults: Faults): ReadingOptions {
  const defaults = DEFAULT_SETTINGS;
  const settings: AnalysisSettings = {
    seed: numberOption(raw, 'seed', { low: 0, high: 2 ** 32 - 1, isWhole: true }, faults) ?? defaults.seed,
    timeZone: zoneOption(raw, 'time-zone', faults) ?? defaults.timeZone,
    accountKey: accountKeyOption(raw, faults),
    inputFormat: wordOption(
      raw,
      'input-format',
      FORMATS.map(({ id }) => id),
      faults,
    ),
    assumeTimeZone: zoneOption(raw, 'assume-tz', faults),
    map: pairsOption(raw, 'map', MAP_KEYS, faults),
    maxRecordBytes: numberOption(raw, 'max-record-bytes', RECORD_BYTES, faults) ?? defaults.maxRecordBytes,
    sampling: numberOption(raw, 'sampling', SAMPLING, faults),
    maxRejects: numberOption(raw, 'max-rejects', { low: 0, high: 1, isWhole: false }, faults) ?? defaults.maxRejects,
    checkKeys: raw.checkKeys === true,
  };
  return { settings, threads: parseThreads(raw, faults), beside: parseBeside(raw, faults) };
}

export function parseThreads(raw: RawOptions, faults: Faults): number {
  const threads = numberOption(raw, 'threads', { low: 1, high: MOST_THREADS, isWhole: true }, faults);
  return threads ?? Math.min(DEFAULT_THREADS, availableParallelism());
}

/** What lies beside the logs. The private key is no setting: it changes what can be read, and must never be written down. */
export function parseBeside(raw: RawOptions, faults: Faults): BesideRequest {
  const joinPaths = textsOption(raw, 'join', 'a file or folder', faults);
  if (joinPaths.includes('-')) faults.add('--join: expected a file or folder, got - (standard input is for logs)');
  return {
    joinPaths,
    bodyFolder: textOption(raw, 'bodies', 'a folder', faults),
    privateKeyPath: textOption(raw, 'private-key', 'a PEM file', faults),
  };
}

/** Every file that a reading command was told to read, for commands that must not write over one. */
export function besidePaths({ joinPaths, bodyFolder, privateKeyPath }: BesideRequest): readonly string[] {
  return [...joinPaths, bodyFolder, privateKeyPath].filter((path) => path !== null);
}

/** Paths as typed; `-` at most once, since standard input can be read only once. */
export function parsePaths(paths: readonly string[], faults: Faults): readonly string[] {
  if (paths.length === 0) faults.add('expected at least one file, folder or pattern, or - for standard input; got none');
  if (paths.filter((path) => path === '-').length > 1) faults.add('expected - (standard input) at most once, got it more often');
  if (paths.includes('')) faults.add('expected a path, got an empty word');
  return paths;
}

function accountKeyOption(raw: RawOptions, faults: Faults): string | null {
  const expression = textOption(raw, 'account-key', 'an expression such as user.id', faults);
  if (expression === null) return null;
  return faults.attempt(() => compileAccountKey(expression)) === null ? null : expression;
}

function zoneOption(raw: RawOptions, name: string, faults: Faults): string | null {
  const zone = textOption(raw, name, 'an IANA time zone such as Europe/Berlin', faults);
  if (zone === null || isZone(zone)) return zone;
  const zones = Intl.supportedValuesOf('timeZone');
  const ofCity = zones.find((each) => each.toLowerCase().endsWith(`/${zone.toLowerCase()}`));
  const hint = ofCity === undefined ? didYouMean(zone, zones) : `; did you mean ${ofCity}`;
  faults.add(`--${name}: expected an IANA time zone such as Europe/Berlin, got "${zone}"${hint}`);
  return null;
}
