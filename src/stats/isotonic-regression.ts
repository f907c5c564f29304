interface Block {
  readonly mean: number;
  readonly weight: number;
  readonly size: number;
}

/**
 * Isotonic regression by pooling adjacent violators: the non-decreasing sequence nearest to the values, in weighted squares.
 * Turns scores into probabilities without assuming a shape: more similar accounts never get fewer bits.
 * minimise Σ weight (value − fitted)², fitted(1) ≤ fitted(2) ≤ …
 * @param values in the order of the score
 * @param weights > 0, one for each value; all 1 when left out
 * @returns fitted values, same length; [] for no values. Linear cost
 * @throws {RangeError} if the numbers of weights and values differ, or a weight is not above 0
 * @see Ayer et al. 1955, doi:10.1214/aoms/1177728423; Zadrozny & Elkan 2002, doi:10.1145/775047.775151
 * @example isotonicRegression([1, 3, 2, 4]) // [1, 2.5, 2.5, 4]
 */
export function isotonicRegression(values: ArrayLike<number>, weights?: ArrayLike<number>): number[] {
  if (weights !== undefined && weights.length !== values.length) {
    throw new RangeError(`expected ${values.length} weights, one for each value, got ${weights.length}`);
  }
  const blocks: Block[] = [];
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0)) throw new RangeError(`a weight must be above 0, got ${weight}`);
    let block: Block = { mean: values[i]!, weight, size: 1 };
    while (blocks.length > 0 && blocks.at(-1)!.mean >= block.mean) block = pooled(blocks.pop()!, block);
    blocks.push(block);
  }
  return blocks.flatMap((block) => new Array<number>(block.size).fill(block.mean));
}

function pooled(left: Block, right: Block): Block {
  const weight = left.weight + right.weight;
  return {
    mean: left.mean + (right.weight / weight) * (right.mean - left.mean),
    weight,
    size: left.size + right.size,
  };
}
