export const MINUS = '−';

/** Grouped by thousands. No locale: bytes must not depend on the machine. */
export function wordCount(count: number): string {
  const whole = Math.round(Math.abs(count)).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return count < 0 ? `${MINUS}${grouped}` : grouped;
}

/** `1 sign`, `2 signs`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${wordCount(count)} ${count === 1 ? noun : plural}`;
}
