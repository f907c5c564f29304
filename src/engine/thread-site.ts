import { startThread } from '../work/start-thread.js';
import type { PieceFold } from './fold-piece.js';
import type { Site, SiteDigests, SiteRequest } from './site.js';

/** A site in a thread of its own. Its digest comes over once, at the end, as plain bytes. */
export function startThreadSite(request: SiteRequest): Site {
  const thread = startThread(new URL('./fold-worker.js', import.meta.url), request);
  return {
    worksAtOnce: 2,
    fold: (pieces) => thread.call<readonly PieceFold[]>('fold', pieces),
    retract: (piece, repeated) => thread.call<PieceFold>('retract', piece, repeated),
    async finish() {
      const digests = await thread.call<SiteDigests>('finish');
      // The thread's own digest goes before the merged one is built: all at once would be twice the memory.
      await thread.stop();
      return digests;
    },
    close: () => thread.stop(),
  };
}
