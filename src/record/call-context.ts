import { type CallContext, type CallMark, PLAIN_CONTEXT } from './record.js';

/** The context of a call from the little that is stated; the shared plain one when nothing is. */
export function contextOf(stated: Partial<CallContext>): CallContext {
  const { marks, session, traceId, country, issuedSignatures, usedSignatures } = stated;
  const isPlain = !marks?.length && !issuedSignatures?.length && !usedSignatures?.length && !session && !traceId && !country;
  if (isPlain) return PLAIN_CONTEXT;
  // Field by field: most calls of some exports have a context, and spreads cost several times as much.
  return {
    marks: marks ?? PLAIN_CONTEXT.marks,
    session: session ?? null,
    traceId: traceId ?? null,
    country: country ?? null,
    issuedSignatures: issuedSignatures ?? PLAIN_CONTEXT.issuedSignatures,
    usedSignatures: usedSignatures ?? PLAIN_CONTEXT.usedSignatures,
  };
}

/** The marks whose condition holds, in the order given. */
export function marksOf(...conditions: readonly (CallMark | false)[]): readonly CallMark[] {
  const marks = conditions.filter((mark) => mark !== false);
  return marks.length === 0 ? PLAIN_CONTEXT.marks : marks;
}
