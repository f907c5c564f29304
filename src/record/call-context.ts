import { type CallContext, type CallMark, PLAIN_CONTEXT } from './record.js';

/** The context of a call from what its row says; one shared object when that is nothing, so that most rows build none. */
export function contextOf(marks: readonly CallMark[], said: Partial<Omit<CallContext, 'marks'>> = {}): CallContext {
  const isPlain = marks.length === 0 && (said.session ?? said.traceId ?? said.country ?? null) === null;
  return isPlain && said.issuedSignatures === undefined && said.usedSignatures === undefined
    ? PLAIN_CONTEXT
    : { ...PLAIN_CONTEXT, ...said, marks };
}
