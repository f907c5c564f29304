import type { Registration } from '../account/registration.js';
import { createPlaceResolver } from '../report/places.js';
import type { ListedReject } from '../source/source.js';
import type { FoldResult } from './engine.js';

/** What rejects.ndjson lists: rows of the logs by place, of what was joined to them, of the list of accounts. */
export function listRejects(
  { sources, rejects, rejectsBeside }: Pick<FoldResult, 'sources' | 'rejects' | 'rejectsBeside'>,
  registration: Registration | null = null,
): readonly ListedReject[] {
  const resolve = createPlaceResolver(sources);
  const ofLogs = rejects.map(({ place, code, reason }) => ({ place: resolve(place), code, reason }));
  return [...ofLogs, ...rejectsBeside, ...(registration?.rejects ?? [])];
}
