import { contextOf } from '../call-context.js';
import { readRendered } from '../chat-template.js';
import type { FormatRecord, FormatResult, FormatSettings, JoinPartner, LogFormat, Row, RowAids } from '../format.js';
import { NO_CONVERSATION } from '../new-turns.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import { solePartner } from '../partner.js';
import type { CallMark } from '../record.js';
import { callOf, shapeProblem, skipOf, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { textOf } from '../value.js';
import { listLength, readVllmLine, samplingOf, textField, type VllmKind, type VllmLine, vllmKindOf } from '../vllm-line.js';
import { assumedClock } from '../zone.js';

/** Below this a prompt may well have as many tokens as characters without being cut. */
const FEWEST_CUT_CHARS = 16;

const details: JoinPartner = {
  title: 'vLLM request details',
  rule: 'a log line `Request … details: prompt: …` (level DEBUG)',
  fits: (row) => isLine(row, 'details'),
  key: keyOf,
  isSole: true,
  pick: (row) => {
    const line = readOf(row);
    return { prompt: line && textField(line.fields, 'prompt'), tokens: line && listLength(line.fields, 'prompt_token_ids') };
  },
};

const generated: JoinPartner = {
  title: 'vLLM generated response',
  rule: 'a log line `Generated response …: output: …`',
  fits: (row) => isLine(row, 'generated'),
  key: keyOf,
  isSole: true,
  pick: (row) => {
    const line = readOf(row);
    return {
      output: line && textField(line.fields, 'output'),
      outputTokens: line && listLength(line.fields, 'output_token_ids'),
      stopReason: line && textField(line.fields, 'finish_reason'),
    };
  },
};

/** Log of a vLLM server: prose whose wording changes by version. */
export const vllm: LogFormat = {
  id: 'vllm',
  title: 'vLLM server log',
  rule: 'lines of a server log (the only field is `line`)',
  needs: ['line'],
  fits: (row) => isServerLine(row) && !details.fits(row) && !generated.fits(row),
  accountKey: 'user',
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['user, where a gateway adds it'] },
  about: {
    source: 'vllm-project/vllm, entrypoints/logger.py of several versions',
    losses: [
      'no caller, address or client: calls belong to no account',
      'times without year and zone: a call has a time only when a full one stands before the line',
      'newer versions log prompts at level DEBUG and answers with --enable-log-outputs only',
      '`--max-log-len` cuts prompts without a sign',
      'the wording changes between versions: best effort, never the only source',
    ],
  },
  partners: [details, generated],
  toCalls,
};

function isServerLine(row: Row): boolean {
  if (typeof row.line !== 'string') return false;
  for (const key in row) if (key !== 'line') return false;
  return true;
}

function isLine(row: Row, kind: VllmKind): boolean {
  return isServerLine(row) && vllmKindOf(row.line as string) === kind;
}

function readOf(row: Row): VllmLine | null {
  const line = readVllmLine(row.line as string);
  return line === 'cut' ? null : line;
}

function keyOf(row: Row): string | null {
  return readOf(row)?.requestId ?? null;
}

function toCalls(row: Row, settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  const text = row.line as string;
  const line = readVllmLine(text);
  if (line === null) return [skipOf('server log line without a request')];
  if (line === 'cut') return [shapeProblem('expected a request up to its closing quote and bracket, got a line that ends early')];
  const stamp = fullTimeOf(text);
  const time = readTime(stamp, 's', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('line', stamp, 's')];
  const beside = besideOf(aids.partners('vllm', line.requestId));
  return [callOf({}, toRecord(line, beside, time))];
}

interface BesideLine {
  readonly details: Row | null;
  readonly generated: Row | null;
  readonly isAmbiguous: boolean;
}

/** A request id that was used again leaves several lines of one kind that differ; none of them is used. */
function besideOf(partners: readonly Row[]): BesideLine {
  const prompts = solePartner(partners.filter((partner) => partner.prompt !== undefined));
  const outputs = solePartner(partners.filter((partner) => partner.output !== undefined));
  return {
    details: prompts.partner,
    generated: outputs.partner,
    isAmbiguous: prompts.mark === 'partner-ambiguous' || outputs.mark === 'partner-ambiguous',
  };
}

/** `2026-03-02T07:14:09.123Z INFO 03-02 07:14:09 …`, as container runtimes put it; the server's own stamp lacks year and zone. */
function fullTimeOf(line: string): string | undefined {
  const first = line.slice(0, Math.max(0, line.indexOf(' ')));
  return first.length >= 19 && first.length <= 40 && first[4] === '-' && first[10] === 'T' ? first : undefined;
}

function toRecord({ requestId, fields }: VllmLine, beside: BesideLine, { atMs, zone }: TimeReading): FormatRecord {
  const prompt = textField(fields, 'prompt') ?? textOf(beside.details?.prompt);
  const tokens = listLength(fields, 'prompt_token_ids') ?? (beside.details?.tokens as number | null | undefined) ?? null;
  const isCut = prompt !== null && isCutWithTokens(prompt, tokens);
  const { system, messages, newFrom } = prompt === null ? NO_CONVERSATION : readRendered(prompt);
  const answer = beside.generated?.output;
  return {
    requestId,
    apiKey: null,
    organisation: null,
    endUser: null,
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: null,
    model: null,
    parameters: parametersOf(fields),
    system,
    messages,
    newFrom,
    response: typeof answer === 'string' ? answer : null,
    stopReason: textOf(beside.generated?.stopReason),
    inputTokens: isCut ? null : tokens,
    outputTokens: (beside.generated?.outputTokens as number | null | undefined) ?? null,
    latencyMs: null,
    status: beside.generated === null ? 'unknown' : 'ok',
    errorCode: null,
    cacheHit: false,
    nested: false,
    context: contextOf({ marks: marksOf(prompt, isCut, beside) }),
  };
}

/** `--max-log-len` cuts characters and tokens to one number, which uncut text does not have in common. */
function isCutWithTokens(prompt: string, tokens: number | null): boolean {
  return tokens !== null && tokens >= FEWEST_CUT_CHARS && prompt.length >= tokens && [...prompt].length === tokens;
}

function parametersOf(fields: VllmLine['fields']): ParametersDraft {
  const sampling = samplingOf(fields);
  const parameters = readParameters(sampling);
  if ((sampling.guided_decoding ?? sampling.structured_outputs) !== undefined) parameters.responseFormat = 'guided';
  return parameters;
}

function marksOf(prompt: string | null, isCut: boolean, { isAmbiguous }: BesideLine): readonly CallMark[] {
  const marks: CallMark[] = ['best-effort'];
  if (isAmbiguous) marks.push('partner-ambiguous');
  if (prompt === null) marks.push('text-not-exported');
  if (isCut) marks.push('text-truncated');
  return marks;
}
