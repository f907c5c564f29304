import { IntegrityError, KnownError } from '../../errors.js';
import type { Place, Quote } from '../../finding/finding.js';
import type { Report } from '../../report/report.js';
import type { Check, Difference } from '../../report/verification.js';
import { wordNumberOf } from '../../report/words.js';
import { type Locations, openSources } from '../../source/open.js';
import { readPlaces } from '../../source/read-places.js';
import type { Source } from '../../source/source.js';
import type { Manifest } from '../manifest.js';
import { isCompleted } from '../production/fill-bag.js';
import { findJoined, type GivenBeside } from '../production/find-joined.js';
import { openAids } from '../production/open-aids.js';
import { inBatches, type RowReading } from '../production/read-quotes.js';
import { createRowCalls } from '../production/row-calls.js';
import { quotedRecord } from '../production/show-call.js';
import { checked, differenceOf, notPossible } from './check.js';
import { settingsOf } from './repeat-analysis.js';

const QUOTES_CHECK = { id: 'quotes', title: 'Quoted calls' };

/** Something that stands at a place of a log. */
interface Placed {
  readonly place: Place;
}

/** Says what is wrong with the bytes that were read; nothing when they fit. */
export type JudgeBytes<Item> = (item: Item, bytes: Buffer) => readonly Difference[];

/**
 * Reads every place again, also in logs that are no longer the ones analysed: which quotes are touched is worth knowing.
 * @param judgeFor asked once a log
 * @returns what differs, and how many places lie in logs that are not there
 */
export async function rereadPlaces<Item extends Placed>(
  items: readonly Item[],
  locations: Locations,
  judgeFor: (source: Source) => Promise<JudgeBytes<Item>>,
): Promise<{ readonly differences: readonly Difference[]; readonly missing: number }> {
  const differences: Difference[] = [];
  const sources = await openKnown(locations, differences);
  const byFile = new Map<string, Item[]>();
  for (const item of items) byFile.set(item.place.file, [...(byFile.get(item.place.file) ?? []), item]);
  let missing = 0;
  for (const [file, own] of byFile) {
    const source = sources.get(file);
    if (source === undefined) missing += own.length;
    else differences.push(...(await rereadFile(file, source, own, judgeFor)));
  }
  return { differences, missing };
}

async function openKnown(locations: Locations, differences: Difference[]): Promise<ReadonlyMap<string, Source>> {
  if (locations.size === 0) return new Map();
  try {
    const { sources } = await openSources([...locations.keys()], { locations });
    return new Map(sources.map((source) => [source.path, source]));
  } catch (error) {
    differences.push(differenceOf('--logs', error));
    return new Map();
  }
}

async function rereadFile<Item extends Placed>(
  file: string,
  source: Source,
  items: readonly Item[],
  judgeFor: (source: Source) => Promise<JudgeBytes<Item>>,
): Promise<readonly Difference[]> {
  try {
    const judge = await judgeFor(source);
    const differences: Difference[] = [];
    for (const batch of inBatches(items, ({ place }) => place.length)) {
      const found = await readPlaces(
        source,
        batch.map(({ place }) => place),
      );
      for (const [i, item] of batch.entries()) differences.push(...judge(item, found[i] as Buffer));
    }
    return differences;
  } catch (error) {
    return [differenceOf(file, error)];
  }
}

/**
 * How the rows of a case are understood again: completed as in the analysis where all that completed them was found, by themselves where
 * something is lacking or is not what it was.
 */
export async function readingOf(request: ReadingRequest): Promise<RowReading | null> {
  const { manifest, report, root, locations, beside, abort } = request;
  if (manifest === null || report === null) return null;
  const settings = settingsOf(manifest);
  if (root === null || !isCompleted(report)) return { settings, aids: null };
  try {
    const { request: found, lacking, changed } = await findJoined(report, root, beside);
    if (lacking.length > 0 || changed.length > 0) return { settings, aids: null };
    return { settings, aids: await openAids({ report, settings, request: found, locations, abort }) };
  } catch (error) {
    // What is wrong with these files is told where the analysis is repeated.
    if (!(error instanceof KnownError)) throw error;
    return { settings, aids: null };
  }
}

interface ReadingRequest {
  readonly manifest: Manifest | null;
  readonly report: Report | null;
  readonly root: string | null;
  readonly locations: Locations;
  readonly beside: GivenBeside;
  readonly abort: AbortSignal;
}

/** The report holds the beginning of each quoted call; the bytes at its place must be a call of that account that begins so. */
export async function checkReportQuotes(report: Report | null, locations: Locations, reading: RowReading | null): Promise<Check> {
  if (report === null) return notPossible(QUOTES_CHECK, 'report.json cannot be used');
  const quotes = [
    ...new Map(
      report.findings
        .flatMap(({ evidence }) => evidence.flatMap((bar) => bar.quotes))
        .map((quote) => [JSON.stringify([quote.place, quote.account, quote.excerpt]), quote]),
    ).values(),
  ];
  if (quotes.length === 0) return notPossible(QUOTES_CHECK, 'the report quotes none');
  if (locations.size === 0) return notPossible(QUOTES_CHECK, 'no log was given in which they could be read again');
  if (reading === null) return notPossible(QUOTES_CHECK, 'the settings of the analysis cannot be used');
  const isLacking = isCompleted(report) && reading.aids === null;
  let compared = 0;
  const judgeFor = async (source: Source): Promise<JudgeBytes<Quote>> => {
    const readRow = await createRowCalls(source, reading.settings, reading.aids ?? undefined);
    return (quote, bytes) => {
      reading.aids?.take();
      const row = readRow(bytes);
      const asked = reading.aids?.take() ?? null;
      if (row === null)
        return [{ file: placeWords(quote.place), expected: 'a row that can be understood', found: 'another row' }];
      try {
        if (quotedRecord(quote, row, { isLacking, asked }) !== null) compared++;
        return [];
      } catch (error) {
        if (!(error instanceof IntegrityError)) throw error;
        return [differenceOf(placeWords(quote.place), error)];
      }
    };
  };
  try {
    const { differences, missing } = await rereadPlaces(quotes, locations, judgeFor);
    return checked(QUOTES_CHECK, quoteWords(quotes.length, compared, missing), differences);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return checked(QUOTES_CHECK, 'they could not be read', [differenceOf('--logs', error)]);
  }
}

function quoteWords(count: number, compared: number, missing: number): string {
  const rest = count - compared - missing;
  return [
    `${wordNumberOf(compared, 'quote')} of ${count} read again from the logs by place and found there with account and words`,
    ...(missing > 0 ? [`${missing} in logs that are not there`] : []),
    ...(rest > 0 ? [`${rest} at their place, whose words could not be compared by the row alone or differ`] : []),
  ].join('; ');
}

export function placeWords({ file, line, byte }: Place): string {
  return `${file}:${line} (byte ${byte})`;
}
