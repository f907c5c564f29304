import type { Place } from '../../finding/finding.js';

/** The same bytes of the same file are one exhibit. */
export function placeKey({ file, byte, length }: Place): string {
  return `${byte} ${length} ${file}`;
}
