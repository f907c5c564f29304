import type { ExhibitEntry } from '../exhibits/exhibit.js';
import type { AccountRow, LinkRow, Report } from '../report.js';
import type { SharedFile, SharedNaming, SharedStep } from './shared-case.js';

/** A case as it was read, with what may stand beside its report. */
export interface CaseToShare {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  /** null: the case has no list of links, only those that its pictures draw. */
  readonly links: readonly LinkRow[] | null;
  readonly custody: readonly SharedStep[];
  readonly outputs: readonly SharedFile[];
  readonly exhibits: readonly ExhibitEntry[];
}

/** How accounts are called outside the case. */
export interface SharedNames extends SharedNaming {
  nameOf(account: string): string;
  /** null when nothing tells accounts apart. */
  keyOf(account: string): string | null;
  /** A text in which ids of hidden accounts are replaced. */
  inText(text: string): string;
}
