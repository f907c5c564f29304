import { contextOf } from '../call-context.js';
import { readRendered } from '../chat-template.js';
import type { FormatRecord, FormatResult, FormatSettings, JoinPartner, LogFormat, Row, RowAids } from '../format.js';
import { type OpenedRow, openFields } from '../nested-fields.js';
import { type Conversation, NO_CONVERSATION } from '../new-turns.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import { type SolePartner, solePartner } from '../partner.js';
import type { CallMark } from '../record.js';
import { callOf, nestedProblem, shapeProblem, skipOf, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { countOf, durationOf, flagOf, isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

const NESTED_FIELDS = [
  { field: 'obj', kind: 'object' },
  { field: 'out', kind: 'object' },
] as const;

/** Longest text that level 2 writes; of a longer one it keeps as many characters, half from each end, around three dots. */
const LOGGED_CHARS = 2048;
const DOTS = '...';

const received: JoinPartner = {
  title: 'SGLang request.received',
  rule: '`event` is `request.received`, with `rid`',
  fits: (row) => row.event === 'request.received' && row.rid !== undefined,
  key: (row) => textOf(row.rid),
  isSole: true,
  pick: ({ timestamp, obj }) => {
    const { text, sampling_params, stream } = rowOf(obj);
    return { timestamp, obj: { text, sampling_params, stream } };
  },
};

/** Request log of an SGLang server that logs as JSON. The call is its `request.finished` row. */
export const sglang: LogFormat = {
  id: 'sglang',
  title: 'SGLang request log (JSON)',
  rule: '`event` starts with `request.`, with `rid`',
  needs: ['event', 'rid'],
  fits: (row) =>
    typeof row.event === 'string' && row.event.startsWith('request.') && row.rid !== undefined && !received.fits(row),
  accountKey: 'user|obj.user',
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['user, where a gateway adds it'] },
  about: {
    source: 'sgl-project/sglang, srt/utils/request_logger.py',
    losses: [
      'no caller, address or client: calls belong to no account unless a gateway adds one (--account-key)',
      'levels 0 and 1 hold no text; level 2 cuts the middle of texts above 2,048 characters',
      'local time without a zone (give it with --assume-tz)',
      'requests that did not finish, or were quicker than a set limit, have no finished row',
      'the form changes between versions: best effort',
    ],
    unread: ['meta_info.id', 'meta_info.cached_tokens', 'finish_reason.matched', 'finish_reason.length', 'finish_reason.message'],
  },
  partners: [received],
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  if (row.event !== 'request.finished') return [skipOf(`${row.event}: no finished request`)];
  if (!isRow(row.obj)) return [shapeProblem('expected the request as an object in `obj`, got none')];
  const clock = assumedClock(settings.assumeTimeZone);
  const finished = readTime(row.timestamp, 's', clock);
  if (finished === null) return [timeProblem('timestamp', row.timestamp, 's')];
  const rid = textOf(row.rid);
  const partners = rid === null ? [] : aids.partners('sglang', rid);
  const { partner, mark } = solePartner(partners);
  const time = startOf(row, finished, partner === null ? null : readTime(partner.timestamp, 's', clock));
  return [callOf(row, toRecord({ row, nested }, rowOf(partner?.obj), time, mark))];
}

/** The row is written when the answer is there; the call began when it was received, or as long before as it took. */
function startOf(row: Row, finished: TimeReading, received: TimeReading | null): TimeReading {
  if (received !== null && received.atMs !== null) return received;
  const tookMs = latencyMs(row);
  return finished.atMs === null || tookMs === null ? finished : { ...finished, atMs: finished.atMs - tookMs };
}

function toRecord(
  { row, nested }: Pick<OpenedRow, 'row' | 'nested'>,
  received: Row,
  { atMs, zone }: TimeReading,
  joined: SolePartner['mark'],
): FormatRecord {
  const request = rowOf(row.obj);
  const out = rowOf(row.out);
  const meta = rowOf(out.meta_info);
  const prompt = textOf(request.text) ?? textOf(received.text);
  const answer = typeof out.text === 'string' ? out.text : null;
  const { system, messages, newFrom } = conversationOf(prompt);
  const isAborted = stopOf(meta) === 'abort';
  return {
    requestId: textOf(row.rid),
    apiKey: null,
    organisation: null,
    endUser: null,
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: null,
    model: textOf(request.model),
    parameters: parametersOf(request, received),
    system,
    messages,
    newFrom,
    response: answer,
    stopReason: stopOf(meta),
    inputTokens: countOf(meta.prompt_tokens),
    outputTokens: countOf(meta.completion_tokens),
    latencyMs: latencyMs(row),
    status: isAborted ? 'error' : isRow(row.out) ? 'ok' : 'unknown',
    errorCode: isAborted ? 'abort' : null,
    cacheHit: false,
    nested,
    context: contextOf({ marks: marksOf(prompt, answer, joined) }),
  };
}

function conversationOf(prompt: string | null): Conversation {
  return prompt === null ? NO_CONVERSATION : readRendered(prompt);
}

function parametersOf(request: Row, received: Row): ParametersDraft {
  const sampling = isRow(request.sampling_params) ? request.sampling_params : received.sampling_params;
  const parameters = readParameters(sampling);
  const stream = flagOf(request.stream ?? received.stream);
  if (stream !== null) parameters.stream = stream;
  if (flagOf(request.return_logprob) === true) parameters.logprobs = true;
  const top = numberOf(request.top_logprobs_num);
  if (top !== null && top > 0) parameters.topLogprobs = top;
  const format = GRAMMARS.find((name) => textOf(rowOf(sampling)[name]) !== null);
  if (format !== undefined) parameters.responseFormat = format;
  return parameters;
}

/** What an answer may be bound to. */
const GRAMMARS = ['json_schema', 'regex', 'ebnf', 'structural_tag'] as const;

/** `{ type: 'length', length: 64 }`; older versions wrote the word alone. */
function stopOf({ finish_reason: reason }: Row): string | null {
  return isRow(reason) ? textOf(reason.type) : textOf(reason);
}

function latencyMs(row: Row): number | null {
  const seconds = numberOf(rowOf(rowOf(row.out).meta_info).e2e_latency);
  return seconds === null ? null : durationOf(seconds * 1e3);
}

function marksOf(prompt: string | null, answer: string | null, joined: SolePartner['mark']): readonly CallMark[] {
  const marks: CallMark[] = ['best-effort'];
  if (joined === 'partner-ambiguous') marks.push(joined);
  if (prompt === null) marks.push('text-not-exported');
  // A finished request that holds its own text needs no partner.
  if (prompt === null && joined === 'partner-missing') marks.push(joined);
  if (isCut(prompt) || isCut(answer)) marks.push('text-truncated');
  return marks;
}

/** Python counts characters, not UTF-16 units. */
function isCut(text: string | null): boolean {
  const whole = LOGGED_CHARS + DOTS.length;
  if (text === null || text.length < whole || text.length > 2 * whole) return false;
  const characters = [...text];
  return characters.length === whole && characters.slice(LOGGED_CHARS / 2, LOGGED_CHARS / 2 + DOTS.length).join('') === DOTS;
}
