export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

/** What ends the lines of a file: LF (also behind a CR), or a lone CR where the head holds no LF at all. */
export function lineEndOf(head: Buffer): number {
  return head.includes(LINE_FEED) || !head.includes(CARRIAGE_RETURN) ? LINE_FEED : CARRIAGE_RETURN;
}
