import { readAnswer } from '../answer.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openJsonText } from '../nested.js';
import { openFields } from '../nested-fields.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

const MARK = 'ModelInvocationLog';
const INPUT_FIELDS = [{ field: 'inputBodyJson', kind: 'object' }] as const;
const OUTPUT_FIELDS = [{ field: 'outputBodyJson', kind: 'answer' }] as const;

/** Amazon Bedrock model invocation logs: S3 objects, or records that a CloudWatch export wrapped as text. */
export const bedrock: LogFormat = {
  id: 'bedrock',
  title: 'Amazon Bedrock model invocation log',
  rule: '`schemaType` is `ModelInvocationLog`, also inside `message` or `@message`',
  needs: ['schemaType'],
  fits: (row) => row.schemaType === MARK || isWrapped(row.message) || isWrapped(row['@message']),
  accountKey: 'identity.arn',
  accountKeyTrust: 'authenticated',
  identifiers: { authenticated: ['accountId', 'identity.arn'], asserted: ['requestMetadata.*'] },
  about: {
    source: 'AWS user guide, model invocation logging; Panther schema AWS.BedrockModelInvocation',
    losses: [
      'bodies above 100 KB are stored elsewhere: long calls have no text here',
      'no address and no client (they are in CloudTrail)',
      'the clock has steps of one second',
    ],
  },
  toCalls,
};

function isWrapped(message: unknown): boolean {
  if (typeof message === 'string') return message.startsWith('{') && message.includes(`"${MARK}"`);
  return isRow(message) && message.schemaType === MARK;
}

function toCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  const isPlain = written.schemaType === MARK;
  const row = isPlain ? written : unwrap(written);
  if (row === null) return [nestedProblem(isWrapped(written.message) ? 'message' : '@message')];
  const input = openFields(rowOf(row.input), INPUT_FIELDS);
  const output = openFields(rowOf(row.output), OUTPUT_FIELDS);
  const broken = input.broken ?? output.broken;
  if (broken !== null) return [nestedProblem(broken)];
  const time = readTime(row.timestamp, 'ms', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('timestamp', row.timestamp, 'ms')];
  const nested = !isPlain || input.nested || output.nested;
  return [callOf(row, toRecord(row, input.row, output.row, time, nested))];
}

function unwrap(row: Row): Row | null {
  const message = isWrapped(row.message) ? row.message : row['@message'];
  const opened = typeof message === 'string' ? openJsonText(message) : message;
  return isRow(opened) && opened.schemaType === MARK ? opened : null;
}

function toRecord(row: Row, input: Row, output: Row, { atMs, zone }: TimeReading, nested: boolean): FormatRecord {
  const body = rowOf(input.inputBodyJson);
  const { system, messages, newFrom } = readRequest(body);
  const answer = readAnswer(output.outputBodyJson);
  const usage = readUsage(answer.usage);
  const errorCode = textOf(row.errorCode);
  return {
    requestId: textOf(row.requestId),
    apiKey: null,
    // The AWS account is the owner of the log, not a customer: it would make everybody members of one organisation.
    organisation: null,
    endUser: endUser(rowOf(row.requestMetadata)),
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: textOf(row.operation),
    model: textOf(row.modelId),
    parameters: parametersOf(body, row.operation),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: inputTokens(row, input) ?? usage.inputTokens,
    outputTokens: countOf(output.outputTokenCount ?? row.outputTokenCount) ?? usage.outputTokens,
    latencyMs: durationOf(numberOf(rowOf(rowOf(output.outputBodyJson).metrics).latencyMs)),
    status: errorCode !== null ? 'error' : row.output === undefined ? 'unknown' : 'ok',
    errorCode,
    cacheHit: false,
    nested,
  };
}

/** Converse keeps parameters in `inferenceConfig`, InvokeModel beside the messages, Titan in `textGenerationConfig`. */
function parametersOf(body: Row, operation: unknown): ParametersDraft {
  const parameters = readParameters(body);
  readParameters(body.inferenceConfig, parameters);
  readParameters(body.textGenerationConfig, parameters);
  readParameters(body.toolConfig, parameters);
  if (typeof operation === 'string' && operation.includes('Stream')) parameters.stream = true;
  return parameters;
}

/** Older records had the counts at the top level. Cached tokens are counted apart by Bedrock and added here. */
function inputTokens(row: Row, input: Row): number | null {
  const fresh = countOf(input.inputTokenCount ?? row.inputTokenCount);
  if (fresh === null) return null;
  return fresh + (countOf(input.cacheReadInputTokenCount) ?? 0) + (countOf(input.cacheWriteInputTokenCount) ?? 0);
}

function endUser(metadata: Row): string | null {
  return textOf(metadata.userId ?? metadata.user_id ?? metadata.user ?? metadata.endUser);
}
