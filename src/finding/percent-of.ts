/** A share in whole percent; `0 %` and `100 %` only of what is none and all. */
export function percentOf(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return 'under 1 %';
  return percent > 99 && percent < 100 ? 'over 99 %' : `${Math.round(percent)} %`;
}

/** The same before "of": what was never seen among so many is none of them, and no rate of zero. */
export function partOf(share: number): string {
  return share === 0 ? 'none' : share === 1 ? 'all' : percentOf(share);
}
