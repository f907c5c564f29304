import type { Markup } from '../renderers/markup.js';
import type { AccountRow, Report } from '../report.js';

interface SectionInput {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
}

/** One part of report.html. Adding one is one file here and one line in index.ts. */
export interface Section {
  /** Also the anchor. */
  readonly id: string;
  readonly title: string;
  /** null: this report has nothing of the kind. */
  render(input: SectionInput): Markup | null;
}
