import { existsSync, readFileSync } from 'node:fs';
import type { AnalysisSettings } from '../../src/options.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { NO_AIDS, type Row, type RowAids } from '../../src/record/format.js';
import { FORMATS } from '../../src/record/formats/index.js';
import { createNormaliser } from '../../src/record/normalise.js';
import type { LogRecord } from '../../src/record/record.js';
import type { Reject } from '../../src/source/source.js';
import { parseExactly } from '../../src/source/wide-number.js';

const FOLDER = new URL('../../fixtures/formats/', import.meta.url);

export function fixturePath(path: string): URL {
  return new URL(path, FOLDER);
}

export function fixtureText(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}

/** As the reader of logs gives them. */
export function fixtureRows(path: string): Row[] {
  return fixtureText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseExactly(line) as Row);
}

export function fixtureJson<Value>(path: string): Value {
  return JSON.parse(fixtureText(path)) as Value;
}

/** What lies beside a format's sample: its rows in `partners.ndjson`, its bodies under `bodies/` by the last step of their path. */
export function fixtureAids(id: string): RowAids {
  const format = FORMATS.find((each) => each.id === id);
  const rows = existsSync(new URL(`${id}/partners.ndjson`, FOLDER)) ? fixtureRows(`${id}/partners.ndjson`) : [];
  return {
    ...NO_AIDS,
    partners: (_, key) =>
      rows.flatMap((row) =>
        (format?.partners ?? [])
          .filter((kind) => kind.fits(row))
          .flatMap((kind) =>
            (kind.unfold?.(row) ?? [row]).filter((part) => kind.key(part) === key).map((part) => kind.pick(part)),
          ),
      ),
    hasPartners: () => rows.length > 0,
    body: (path) => {
      const file = `${id}/bodies/${path.split('/').at(-1)}`;
      return existsSync(new URL(file, FOLDER)) ? { kind: 'text', text: fixtureText(file) } : { kind: 'missing' };
    },
  };
}

export interface Outcome {
  readonly records: LogRecord[];
  readonly problems: Reject[];
  readonly skips: string[];
  readonly formats: string[];
}

/** Runs rows through a normaliser; row i stands on line i + 1, and the place object is reused as the reader does. */
export function normaliseAll(rows: readonly Row[], settings: Partial<AnalysisSettings> = {}, aids: RowAids = NO_AIDS): Outcome {
  const outcome: Outcome = { records: [], problems: [], skips: [], formats: [] };
  const sink = {
    record: (record: LogRecord) => void outcome.records.push(record),
    problem: (reject: Reject) => void outcome.problems.push(reject),
    skip: (reason: string) => void outcome.skips.push(reason),
    format: (id: string) => void outcome.formats.push(id),
  };
  const normalise = createNormaliser({ ...DEFAULT_SETTINGS, ...settings }, aids);
  const place = { source: 0, piece: 0, line: 0, byte: 0, length: 10 };
  for (const row of rows) {
    place.line++;
    normalise(row, place, sink);
    place.byte += 11;
  }
  return outcome;
}
