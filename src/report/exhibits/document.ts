/**
 * A page of a production before it has a look: plain text in blocks. Every string may come from a log; whatever renders it escapes it.
 * What is redacted was taken out before: a renderer sees nothing that may not be shown.
 */
export interface ExhibitDocument {
  /** `HYD-000001`, printed on the page. */
  readonly number: string;
  readonly title: string;
  readonly caseName: string | null;
  /** What the page is and is not, in one sentence. */
  readonly standing: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly heading: string | null; readonly text: string }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly heading: string | null; readonly facts: readonly Fact[] }
  /** Words of the log, shown apart from ours. */
  | { readonly kind: 'quote'; readonly heading: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly heading: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type Fact = readonly [name: string, value: string];
