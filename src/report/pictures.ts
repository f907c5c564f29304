import type { CoverageCurve } from '../coverage/curves.js';
import type { Place } from '../finding/finding.js';

/** Data of a group's pictures, bounded: what is not drawn is counted. Since schema 1.1. */
export interface GroupPictures {
  readonly activity: ActivityPicture | null;
  readonly graph: GraphPicture | null;
  readonly strongestLinks: readonly LinkPicture[];
  readonly curves: readonly CoverageCurve[];
  readonly prompts: PromptPicture | null;
}

/** Calls of each account in each cell of `daysPerCell` UTC days, first cell at `from`. */
export interface ActivityPicture {
  readonly from: string;
  readonly daysPerCell: number;
  /** In order of the first call, so that one wave after another shows as a stair. */
  readonly rows: readonly { readonly account: string; readonly calls: readonly number[] }[];
  readonly accountsNotDrawn: number;
  /** From the facts file: bans of members, releases of models within the picture. */
  readonly marks: readonly { readonly kind: 'ban' | 'release'; readonly name: string; readonly atUtc: string }[];
}

/** Links between members. A bridge is a link without which the group falls into two parts. */
export interface GraphPicture {
  readonly nodes: readonly { readonly account: string; readonly bits: number }[];
  /** Ends are indices into `nodes`. */
  readonly links: readonly { readonly left: number; readonly right: number; readonly bits: number; readonly isBridge: boolean }[];
  readonly accountsNotDrawn: number;
  readonly linksNotDrawn: number;
  /** Of the whole group, drawn or not. */
  readonly bridges: number;
  readonly parts: number;
  readonly accountsWithoutLink: number;
}

export interface LinkPicture {
  readonly left: string;
  readonly right: string;
  readonly bits: number;
  /** What any pair of this log must overcome. */
  readonly priorBits: number;
  readonly signals: readonly { readonly id: string; readonly title: string; readonly bits: number }[];
}

/** Quoted prompts that share their wording. Text from the log. */
export interface PromptPicture {
  readonly considered: number;
  /** Prompts in none of the scaffolds. */
  readonly alone: number;
  readonly scaffolds: readonly {
    readonly prompts: number;
    readonly fixed: readonly string[];
    readonly rows: readonly { readonly account: string; readonly place: Place; readonly slots: readonly string[] }[];
  }[];
}
