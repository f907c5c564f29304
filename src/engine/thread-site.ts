import type { Digest } from '../account/account.js';
import { decodeDigest } from '../account/digest.js';
import type { AnalysisSettings } from '../options.js';
import type { Source } from '../source/source.js';
import { startThread } from '../work/start-thread.js';
import type { PieceFold } from './fold-piece.js';
import type { Site } from './site.js';

/** A site in a thread of its own. Its digest comes over once, at the end, as plain bytes. */
export function startThreadSite(sources: readonly Source[], settings: AnalysisSettings): Site {
  const thread = startThread(new URL('./fold-worker.js', import.meta.url), { sources, settings });
  return {
    fold: (piece) => thread.call<PieceFold>('fold', piece),
    retract: (piece, repeated) => thread.call<PieceFold>('retract', piece, repeated),
    async finish() {
      const { bytes, retractions } = await thread.call<{ readonly bytes: Uint8Array; readonly retractions: Digest }>('finish');
      // The thread's own digest goes before this one is built: both at once would be twice the memory.
      await thread.stop();
      return { digest: decodeDigest(bytes), retractions };
    },
    close: () => thread.stop(),
  };
}
