/** Halvings after which even the smallest double in 0…1 is reached: 1,074 down to it, 52 more for its digits. */
const MAX_HALVINGS = 1126;

/**
 * Where an increasing function reaches a value, by halving. Slow and certain: inverts distribution functions where nothing
 * depends on speed.
 * @param increasing non-decreasing on low…high
 * @param value the value to reach
 * @param bounds where to look; if the value is reached nowhere, the nearer end is returned
 * @returns the argument, to the last digit of a double
 * @see Press, Teukolsky, Vetterling & Flannery 2007, Numerical recipes, third edition, section 9.1.1
 * @example bisectIncreasing((x) => x * x, 2, { low: 0, high: 2 }) // 1.414213562373095
 */
export function bisectIncreasing(
  increasing: (argument: number) => number,
  value: number,
  bounds: { readonly low: number; readonly high: number },
): number {
  let { low, high } = bounds;
  for (let i = 0; i < MAX_HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (increasing(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
