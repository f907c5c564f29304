/** What an answer says, whichever vendor's body it stood in. */
export interface Answer {
  /** Null: the log holds no answer. '' : there is an answer without text (a tool call). */
  readonly text: string | null;
  readonly stopReason: string | null;
  readonly id: string | null;
  readonly model: string | null;
  /** Token counts as the vendor wrote them, see readUsage. */
  readonly usage: unknown;
  /** A stream whose end was not logged. */
  readonly isCut: boolean;
  /** Hashes of the opaque reasoning that the answer issued, see blockSignatures. */
  readonly signatures: readonly string[];
}

export const NO_ANSWER: Answer = Object.freeze({
  text: null,
  stopReason: null,
  id: null,
  model: null,
  usage: null,
  isCut: false,
  signatures: Object.freeze([]),
});
