import { createPlaceResolver } from '../report/places.js';
import type { ListedReject } from '../source/source.js';
import type { FoldResult } from './engine.js';

/** The rejects of a fold as rejects.ndjson lists them. */
export function listRejects({ sources, rejects }: Pick<FoldResult, 'sources' | 'rejects'>): readonly ListedReject[] {
  const resolve = createPlaceResolver(sources);
  return rejects.map(({ place, code, reason }) => ({ place: resolve(place), code, reason }));
}
