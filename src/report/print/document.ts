/**
 * A document on paper before it has pages: plain data in the order of reading. Every string may come from a log. What typesets it gets text
 * as data, never as source of its language.
 */
export interface PrintDocument {
  readonly title: string;
  readonly caseName: string | null;
  /** Tool and version, in the head of every page. */
  readonly maker: string;
  /** What stands on the first page, under the title. */
  readonly front: readonly PrintBlock[];
  /** A list of chapters, or of chapters and their sections, before all else. */
  readonly contents: 'none' | 'chapters' | 'sections';
  readonly blocks: readonly PrintBlock[];
  /** One sentence at the foot of every page. */
  readonly standing: string;
  /** Exhibit numbers, one a page; null for a document that is no exhibit. */
  readonly stamps: readonly string[] | null;
}

export type PrintLook = 'plain' | 'strong' | 'code' | 'soft' | 'mark';

export interface PrintSpan {
  readonly text: string;
  readonly look: PrintLook;
}

export type PrintText = string | readonly PrintSpan[];

export interface PrintColumn {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Parts of the width that other columns leave; columns of numbers take what they need. */
  readonly parts?: number;
}

export type PrintBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly look: 'plain' | 'lead' | 'note' | 'verdict'; readonly text: PrintText }
  | { readonly kind: 'list'; readonly items: readonly PrintText[] }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: PrintText])[] }
  /** Words of the log, shown apart from ours. */
  | { readonly kind: 'quote'; readonly text: string; readonly source: string | null }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly PrintColumn[];
      readonly rows: readonly (readonly PrintText[])[];
    }
  | { readonly kind: 'figure'; readonly figure: PrintFigure; readonly caption: string | null }
  /** Pictures side by side, as many in a row as fit. */
  | { readonly kind: 'figures'; readonly figures: readonly { readonly figure: PrintFigure; readonly caption: string }[] };

/** A drawing that stands alone: SVG with its own style, and what it shows in words. */
export interface PrintFigure {
  readonly svg: string;
  readonly alternative: string;
  readonly widthPx: number;
  readonly heightPx: number;
}
