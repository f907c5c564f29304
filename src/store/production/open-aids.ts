import type { BesideRequest } from '../../engine/beside.js';
import type { PartnerPlan } from '../../engine/partner-plan.js';
import { addInputPartners, readBeside } from '../../engine/read-beside.js';
import { type CountedAids, createAids } from '../../engine/row-aids.js';
import type { AnalysisSettings } from '../../options.js';
import type { Report } from '../../report/report.js';
import { type Locations, openSources } from '../../source/open.js';
import type { Source } from '../../source/source.js';
import { wholeFiles } from './whole-files.js';

export interface AidsRequest {
  readonly report: Report;
  readonly settings: AnalysisSettings;
  readonly request: BesideRequest;
  /** Where the logs of the case lie; a log that is not there completes nothing. */
  readonly locations: Locations;
  readonly abort?: AbortSignal;
}

/**
 * Reads again what completed the calls of a case, so that one of its rows gives the calls that the analysis saw in it: rows of the join
 * files and of the logs themselves, bodies, and the private key.
 * @throws {InputError} those of readBeside and openSources
 */
export async function openAids({ report, settings, request, locations, abort }: AidsRequest): Promise<CountedAids> {
  const outside = await readBeside(request, settings, abort);
  const titles = collectedTitles(report);
  if (titles.size === 0) return createAids(outside.beside);
  const paths = wholeFiles(report.sources).flatMap(({ path }) => (locations.has(path) ? [path] : []));
  const opened = await openSources(paths, { locations });
  const plan = planOf(report, titles, opened.sources);
  return createAids(await addInputPartners(outside, { plan, opened, settings, ...(abort && { abort }) }));
}

/** Kinds of rows that the analysis collected, from the logs or from beside them. */
function collectedTitles({ joins }: Report): ReadonlySet<string> {
  const { calls = [] } = (joins ?? {}) as Partial<Report['joins']>;
  return new Set(calls.flatMap(({ kinds }) => kinds.flatMap(({ title, rows }) => (rows > 0 ? [title] : []))));
}

/** The report says which files hold rows of a format that is completed; a file without such rows gives none. */
function planOf({ sources, joins }: Report, titles: ReadonlySet<string>, opened: readonly Source[]): PartnerPlan {
  const completed = new Set(joins.calls.map(({ format }) => format));
  const mixed = new Set(sources.filter(({ formats }) => formats.some(({ id }) => completed.has(id))).map(({ path }) => path));
  return { mixed: new Set(opened.filter(({ path }) => mixed.has(path)).map(({ index }) => index)), wanted: titles };
}
