/** A short log has few features: a handful of leading bits is enough for any. */
const LEAST_LEADING_BITS = 4;

/** Finds the place of a feature in an ascending list, −1 when it is not there: its leading bits say where to look. */
export function createLookup(features: Uint32Array): (feature: number) => number {
  const shift = 32 - Math.max(LEAST_LEADING_BITS, Math.ceil(Math.log2(features.length + 1)));
  const first = firstPlaces(features, shift);
  return (feature) => {
    const leading = feature >>> shift;
    let low = first[leading] as number;
    const end = first[leading + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((features[middle] as number) < feature) low = middle + 1;
      else high = middle;
    }
    return low < end && features[low] === feature ? low : -1;
  };
}

/** For each value of the leading bits, the first place that has it or a higher one. */
function firstPlaces(features: Uint32Array, shift: number): Uint32Array {
  const first = new Uint32Array(2 ** (32 - shift) + 1);
  for (const feature of features) first[(feature >>> shift) + 1]!++;
  for (let leading = 1; leading < first.length; leading++) first[leading]! += first[leading - 1] as number;
  return first;
}
