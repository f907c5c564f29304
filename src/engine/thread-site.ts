import type { AnalysisSettings } from '../options.js';
import type { Source } from '../source/source.js';
import { startThread } from '../work/start-thread.js';
import type { PieceFold } from './fold-piece.js';
import type { Site, SiteDigests } from './site.js';

/** A site in a thread of its own. Its digest comes over once, at the end, as plain bytes. */
export function startThreadSite(sources: readonly Source[], settings: AnalysisSettings): Site {
  const thread = startThread(new URL('./fold-worker.js', import.meta.url), { sources, settings });
  return {
    fold: (piece) => thread.call<PieceFold>('fold', piece),
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
