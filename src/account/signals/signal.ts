import type { About } from '../../about.js';
import type { SparseVector, Unit } from '../unit.js';

/**
 * Signals of one family are correlated; a group's evidence counts a family once, up to a cap. `client` and `infrastructure` are
 * varied at will by an operator and shared by innocent offices and campuses: they may only add, and little.
 */
export type SignalFamily = 'content' | 'scaffold' | 'configuration' | 'time' | 'volume' | 'shape' | 'client' | 'infrastructure';

/** How two descriptions are compared: see link/kernels.ts. */
export type SignalKernel = 'content' | 'category' | 'histogram' | 'hours';

/** One behavioural signal: how a unit is described and what its comparison may weigh. One file each. */
export interface Signal {
  readonly id: string;
  readonly about: About;
  readonly family: SignalFamily;
  readonly kernel: SignalKernel;
  /**
   * Bounds of the weight of a pair, in bits. `leastBits` 0: a difference says nothing, because an operator can vary it at will.
   * `mostBits` 0: pairs are not compared, only groups; what an account does as a whole, its halves share by construction.
   */
  readonly leastBits: number;
  readonly mostBits: number;
  describe(unit: Unit): SparseVector;
  /** The number itself where the description is of one: readers want to see it. */
  amount?(unit: Unit): number;
}
