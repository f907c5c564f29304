import type { AnalyzeProgress } from '../analyze.js';
import { wordBytes, wordCount } from '../report/words.js';
import { knownColumns, wantsProgress } from './terminal.js';

interface ProgressLine {
  show(progress: AnalyzeProgress): void;
  /** Takes the line away: what follows starts on a clean one. */
  clear(): void;
}

/** More often would only flicker. */
const LEAST_INTERVAL_MS = 80;
const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** One line on stderr that is written over, or nothing when nobody watches. */
export function createProgressLine(isQuiet: boolean): ProgressLine {
  if (!wantsProgress(isQuiet)) return { show: () => undefined, clear: () => undefined };
  let shownAtMs = 0;
  let isShown = false;
  return {
    show(progress) {
      const nowMs = Date.now();
      if (nowMs - shownAtMs < LEAST_INTERVAL_MS) return;
      shownAtMs = nowMs;
      isShown = true;
      process.stderr.write(CLEAR_LINE + progressText(progress).slice(0, knownColumns(process.stderr.columns) - 1));
    },
    clear() {
      if (isShown) process.stderr.write(CLEAR_LINE);
      isShown = false;
    },
  };
}

export function progressText({ stage, bytes, totalBytes, calls }: AnalyzeProgress): string {
  if (totalBytes <= 0) return stage;
  const share = Math.min(1, bytes / totalBytes);
  const full = Math.round(share * BAR_WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  return `${stage}  ${bar} ${Math.floor(share * 100)} %  ${wordBytes(bytes)} of ${wordBytes(totalBytes)}, ${wordCount(calls)} calls`;
}
