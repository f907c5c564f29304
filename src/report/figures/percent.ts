/**
 * Figures have no viewBox: x is in percent of the width and y in pixels, so one drawing serves a wall screen and a telephone and its
 * text is never squeezed. Two decimals: enough for 4,000 pixels, and the same text on every machine.
 */
export function percent(value: number): string {
  return `${Math.round(Math.min(100, Math.max(0, value)) * 100) / 100}%`;
}
