import { Chalk } from 'chalk';

/** 0: no colour. The level is a setting: chalk's own guess depends on the process it is loaded in. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** The few ways in which our terminal text is set off. Text from a log must be escaped before it is painted. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly soft: (text: string) => string;
  /** Speaks for the first proposition. */
  readonly support: (text: string) => string;
  /** Speaks for the second. */
  readonly against: (text: string) => string;
  readonly alert: (text: string) => string;
}

export function createPaint(level: ColorLevel): Paint {
  const chalk = new Chalk({ level });
  return {
    strong: (text) => chalk.bold(text),
    soft: (text) => chalk.dim(text),
    support: (text) => chalk.cyan(text),
    against: (text) => chalk.yellow(text),
    alert: (text) => chalk.bold.yellow(text),
  };
}
