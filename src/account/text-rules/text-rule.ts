import type { About } from '../../about.js';

/** Ways to say one thing in one language: a family is met when every slot has a word within the window, in any order. */
export interface WordFamily {
  /** ISO 639-1. */
  readonly language: string;
  /** Words (characters, in scripts without spaces) from the first to the last slot that is met. */
  readonly window: number;
  /**
   * Terms of each slot, parted by blanks. `_` joins the words of one term, a final `*` leaves the ending of its last word open; accents
   * and case do not count; scripts without spaces are read character by character.
   */
  readonly slots: readonly string[];
}

/** A published way of prompting or answering, as data. A match is a fact beside a group: it never decides anything. One file each. */
export interface TextRule {
  readonly id: string;
  /** Raised whenever a family changes: a digest says by which version its calls were read. */
  readonly version: number;
  /** Place in the column `rules` of a sampled call; never used again for another rule. */
  readonly bit: number;
  /** Where it is looked for: new turns only, new turns and system prompt, or the beginning of the answer. */
  readonly scope: 'turn' | 'request' | 'answer';
  readonly about: About;
  readonly families: readonly WordFamily[];
}
