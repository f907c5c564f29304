/** Non-blank lines that are looked at. */
const LINES_SEEN = 40;
/** Chosen: start-up banners and tracebacks stand between the lines of a logger, but not more of them than of its own. */
const LEAST_SHARE = 0.5;
const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;
/** What stands before the level: a container's time stamp, the name of a process. */
const PREFIX_CHARS = 80;

/**
 * Whether a text starts as the log of an inference server does: lines of vLLM (`INFO 03-02 07:14:09 logger.py:36] …`), of uvicorn
 * (`INFO:     Started server process [7]`) or of SGLang (`[2026-03-02 07:14:09] …`). JSON, even on one line only, is none.
 */
export function isServerLog(text: string): boolean {
  const lines = text
    .split('\n', LINES_SEEN)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0 || startsAsJson(lines[0] as string)) return false;
  return lines.filter(isServerLine).length >= lines.length * LEAST_SHARE;
}

function startsAsJson(line: string): boolean {
  return line.startsWith('{') || (line.startsWith('[') && !isStamped(line));
}

function isServerLine(line: string): boolean {
  return isStamped(line) || LEVELS.some((level) => hasLevel(line, level));
}

/** `[2026-03-02 07:14:09` or `[2026-03-02 07:14:09 TP0]`. */
function isStamped(line: string): boolean {
  return line.startsWith('[') && isShape(line.slice(1, 20), '0000-00-00 00:00:00');
}

/** The level and behind it a date without a year, or uvicorn's colon and padding. */
function hasLevel(line: string, level: string): boolean {
  const at = line.slice(0, PREFIX_CHARS).indexOf(level);
  if (at < 0 || (at > 0 && line[at - 1] !== ' ')) return false;
  const behind = line.slice(at + level.length);
  const isFirst = at === 0 || line[at - 2] === ')';
  return isShape(behind.slice(0, 15), ' 00-00 00:00:00') || (isFirst && behind.startsWith(':  '));
}

/** Digits where the shape has zeros, the same characters elsewhere. */
function isShape(text: string, shape: string): boolean {
  if (text.length !== shape.length) return false;
  for (let i = 0; i < shape.length; i++) {
    const isDigit = text.charCodeAt(i) >= 0x30 && text.charCodeAt(i) <= 0x39;
    if (shape[i] === '0' ? !isDigit : text[i] !== shape[i]) return false;
  }
  return true;
}
