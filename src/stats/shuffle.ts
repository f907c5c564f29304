/**
 * Fisher–Yates shuffle, in place: every order equally likely. Used to re-deal calls to accounts under a null.
 * @param items an array, or a typed array, of the caller's own
 * @param rng next number in [0, 1)
 * @returns the same array
 * @see Durstenfeld 1964, Algorithm 235: random permutation, doi:10.1145/364520.364540
 * @example shuffle(["north", "east", "south"], () => 0) // ["east", "south", "north"]
 */
export function shuffle<Items extends { readonly length: number; [index: number]: unknown }>(
  items: Items,
  rng: () => number,
): Items {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(rng() * (last + 1));
    const item = items[last] as Items[number];
    items[last] = items[other] as Items[number];
    items[other] = item;
  }
  return items;
}
