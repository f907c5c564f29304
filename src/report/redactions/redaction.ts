/** Part of a text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface RedactionContext {
  /** Network addresses that belong to the account that is shown: they stay, those of others go. */
  readonly keptAddresses: ReadonlySet<string>;
}

/**
 * A kind of personal or secret text that is removed from quotes. Adding one is one file here, one line in index.ts, a fixture and its
 * test. `find` takes linear time on any text: it was written by the people under investigation.
 */
export interface RedactionRule {
  readonly id: string;
  readonly title: string;
  /** Stands in the text for what was removed, and in the redaction log. */
  readonly reasonCode: `R-${string}`;
  readonly about: { readonly finds: string; readonly misses: string };
  /** Spans in any order; they may overlap. */
  find(text: string, context: RedactionContext): readonly Span[];
}

/** All matches of a pattern with the flag `g`. Patterns here have bounded repetitions before anything that can fail. */
export function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}
