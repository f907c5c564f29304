import type { Answer } from './answer.js';
import { contextOf, marksOf } from './call-context.js';
import type { FormatRecord, Row } from './format.js';
import { readParameters } from './parameters.js';
import { readRequest } from './prompt.js';
import { readAnswer } from './read-answer.js';
import { usedSignatures } from './reasoning-signatures.js';
import { type CallContext, type CallMark, PLAIN_CONTEXT } from './record.js';
import { readUsage } from './usage.js';
import { rowOf, textOf } from './value.js';

/** What the wire bodies of one call say by themselves; time, account and address stand in the envelope around them. */
type BodyFacts = Pick<
  FormatRecord,
  'endUser' | 'parameters' | 'system' | 'messages' | 'newFrom' | 'inputTokens' | 'outputTokens'
> & {
  /** As the request names it, else as the answer does. */
  readonly model: string | null;
  readonly response: string | null;
  readonly stopReason: string | null;
  /** The provider's id of the answer. */
  readonly answerId: string | null;
  readonly context: Pick<CallContext, 'marks' | 'session' | 'issuedSignatures' | 'usedSignatures'>;
};

/**
 * Reads a request body of OpenAI (chat, completions, Responses) or Anthropic, and the body of its answer: an object, stream events as
 * a list or as raw text, plain text.
 * @param answerBody undefined: the log holds no answer
 */
export function readBodies(request: Row, answerBody: unknown): BodyFacts {
  const answer = answerBody === undefined ? null : readAnswer(answerBody);
  const { inputTokens, outputTokens } = readUsage(answer?.usage);
  const { system, messages, newFrom } = readRequest(request);
  return {
    system,
    messages,
    newFrom,
    endUser: textOf(request.safety_identifier ?? request.user ?? rowOf(request.metadata).user_id),
    parameters: readParameters(request),
    inputTokens,
    outputTokens,
    model: textOf(request.model) ?? answer?.model ?? null,
    response: answer?.text ?? null,
    stopReason: answer?.stopReason ?? null,
    answerId: answer?.id ?? null,
    context: bodyContext(request, rowOf(answerBody), answer),
  };
}

interface Bodies {
  readonly request: Row;
  readonly answer: Answer;
  readonly answerBody?: unknown;
}

/** The context of a call whose bodies were read one by one: what the row states, and what the bodies say of themselves. */
export function contextOfBodies(stated: Partial<CallContext>, { request, answer, answerBody }: Bodies): CallContext {
  const said = bodyContext(request, rowOf(answerBody), answer);
  return contextOf({
    marks: joinMarks(stated.marks ?? said.marks, said.marks),
    session: stated.session ?? said.session,
    traceId: stated.traceId ?? null,
    country: stated.country ?? null,
    issuedSignatures: stated.issuedSignatures ?? said.issuedSignatures,
    usedSignatures: stated.usedSignatures ?? said.usedSignatures,
  });
}

function joinMarks(stated: readonly CallMark[], said: readonly CallMark[]): readonly CallMark[] {
  return said.length === 0 ? stated : [...stated, ...said.filter((mark) => !stated.includes(mark))];
}

/** With `previous_response_id` or `conversation` the server holds the earlier turns (OpenAI Responses). */
function bodyContext(request: Row, answerBody: Row, answer: Answer | null): BodyFacts['context'] {
  const conversation = request.conversation ?? answerBody.conversation ?? null;
  const previous = request.previous_response_id ?? answerBody.previous_response_id ?? null;
  const isElsewhere = (conversation ?? previous) !== null;
  const isCut = answer?.isCut === true;
  return {
    marks: isElsewhere || isCut ? marksOf(isElsewhere && 'history-elsewhere', isCut && 'answer-cut') : PLAIN_CONTEXT.marks,
    session: textOf(conversation) ?? textOf(rowOf(conversation).id),
    issuedSignatures: answer?.signatures ?? PLAIN_CONTEXT.issuedSignatures,
    usedSignatures: usedSignatures(request.messages ?? request.input ?? request.contents),
  };
}
