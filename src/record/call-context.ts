import { type CallContext, PLAIN_CONTEXT } from './record.js';

/**
 * The context of a call, ready to be spread into its record. Nothing unusual gives nothing, so that plain calls go on sharing one
 * object.
 */
export function contextOf(told: Partial<CallContext>): { readonly context?: CallContext } {
  const { marks = [], session = null, traceId = null, country = null } = told;
  const { issuedSignatures = [], usedSignatures = [] } = told;
  const isPlain = marks.length === 0 && session === null && traceId === null && country === null;
  if (isPlain && issuedSignatures.length === 0 && usedSignatures.length === 0) return NOTHING_TOLD;
  return { context: { ...PLAIN_CONTEXT, marks, session, traceId, country, issuedSignatures, usedSignatures } };
}

const NOTHING_TOLD = Object.freeze({});
