/** Position in the unit square. */
type Spot = readonly [x: number, y: number];

const ROUNDS = 160;
/** Angle between neighbours of the starting spiral: no two nodes begin in one direction. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Springs between linked nodes, repulsion between all (Fruchterman and Reingold 1991, doi:10.1002/spe.4380211102), from a fixed start
 * and for a fixed number of rounds, so the same graph always has the same picture. Distance has no unit: only neighbourhood counts.
 */
export function spreadNodes(nodes: number, links: readonly { readonly left: number; readonly right: number }[]): readonly Spot[] {
  const x = Float64Array.from({ length: nodes }, (_, i) => Math.cos(i * GOLDEN_ANGLE) * Math.sqrt((i + 0.5) / nodes));
  const y = Float64Array.from({ length: nodes }, (_, i) => Math.sin(i * GOLDEN_ANGLE) * Math.sqrt((i + 0.5) / nodes));
  const ideal = Math.sqrt(4 / Math.max(1, nodes));
  for (let round = 0; round < ROUNDS; round++) moveOnce(x, y, links, ideal, 0.2 * (1 - round / ROUNDS));
  return unitSquare(x, y);
}

function moveOnce(
  x: Float64Array,
  y: Float64Array,
  links: readonly { readonly left: number; readonly right: number }[],
  ideal: number,
  most: number,
): void {
  const dx = new Float64Array(x.length);
  const dy = new Float64Array(x.length);
  const push = (i: number, j: number, force: (distance: number) => number): void => {
    const across = x[i]! - x[j]!;
    const down = y[i]! - y[j]!;
    const distance = Math.max(1e-6, Math.sqrt(across * across + down * down));
    const share = force(distance) / distance;
    dx[i]! += across * share;
    dy[i]! += down * share;
    dx[j]! -= across * share;
    dy[j]! -= down * share;
  };
  for (let i = 0; i < x.length; i++) for (let j = i + 1; j < x.length; j++) push(i, j, (distance) => (ideal * ideal) / distance);
  for (const { left, right } of links) push(left, right, (distance) => -(distance * distance) / ideal);
  for (let i = 0; i < x.length; i++) {
    // a weak pull to the middle keeps parts without links on the page
    const across = dx[i]! - 0.4 * x[i]!;
    const down = dy[i]! - 0.4 * y[i]!;
    const length = Math.max(1e-6, Math.sqrt(across * across + down * down));
    x[i]! += (across / length) * Math.min(length, most);
    y[i]! += (down / length) * Math.min(length, most);
  }
}

function unitSquare(x: Float64Array, y: Float64Array): readonly Spot[] {
  const scale = (values: Float64Array): ((value: number) => number) => {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return (value) => (high > low ? (value - low) / (high - low) : 0.5);
  };
  const [across, down] = [scale(x), scale(y)];
  return Array.from(x, (value, i) => [across(value), down(y[i]!)] as const);
}
