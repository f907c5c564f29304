import type { Faults } from '../faults.js';
import type { RawOptions } from '../option-values.js';
import type { OptionLine } from '../shared-options.js';

export interface CommandRequest {
  /** What stands on the command line besides options. */
  readonly words: readonly string[];
  readonly raw: RawOptions;
  /** Holds the unknown options already; a command adds its own faults and asserts that there are none. */
  readonly faults: Faults;
  /** The words behind `hydrometer`, as typed. */
  readonly argv: readonly string[];
  readonly abort: AbortSignal;
}

/** @returns the exit code */
export type RunCommand = (request: CommandRequest) => Promise<number>;

/** One command. Its text is needed for help at every start, its code only when it runs. */
export interface CommandLine {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** The words that can stand first, where they are not paths. */
  readonly firstWords?: readonly string[];
  readonly options: readonly OptionLine[];
  readonly examples: readonly string[];
  /** Lines between the options and the examples. */
  readonly details?: readonly string[];
  load(): Promise<RunCommand>;
}
