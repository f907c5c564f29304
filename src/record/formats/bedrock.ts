import { isInvocation, unwrapRecords } from '../bedrock-records.js';
import { cloudTrail, joinTrail } from '../bedrock-trail.js';
import { contextOfBodies } from '../bodies.js';
import { openBodyText } from '../body-text.js';
import type { FormatResult, FormatSettings, LogFormat, Row, RowAids } from '../format.js';
import { openFields } from '../nested-fields.js';
import { networkAddress } from '../network-address.js';
import { type ParametersDraft, readBodyParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark } from '../record.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, firstText, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

const INPUT_FIELDS = [{ field: 'inputBodyJson', kind: 'object' }] as const;
const OUTPUT_FIELDS = [{ field: 'outputBodyJson', kind: 'answer' }] as const;
/** What AWS adds to the last event of a stream, whatever the model. */
const STREAM_METRICS = 'amazon-bedrock-invocationMetrics';

/** Amazon Bedrock model invocation logs: S3 objects, or records that CloudWatch wrapped as text. */
export const bedrock: LogFormat = {
  id: 'bedrock',
  title: 'Amazon Bedrock model invocation log',
  rule: '`schemaType` is `ModelInvocationLog`, also inside `message`, `@message` or a list of log events',
  needs: ['schemaType'],
  fits: isInvocation,
  accountKey: 'identity.arn',
  accountKeyTrust: 'authenticated',
  identifiers: { authenticated: ['accountId', 'identity.arn'], asserted: ['requestMetadata.*'] },
  about: {
    source: 'AWS user guide, model invocation logging; Panther schema AWS.BedrockModelInvocation',
    losses: [
      'bodies above 100 KB are stored elsewhere: without --bodies long calls have no text',
      'no address and no client: they are in CloudTrail, which --join adds where the request ids agree',
      'the clock has steps of one second',
    ],
    unread: [
      'schemaVersion',
      'accountId',
      'region',
      'status',
      'inferenceRegion',
      'performanceConfig',
      '@timestamp',
      'messageType',
      'owner',
      'logGroup',
      'logStream',
    ],
  },
  partners: [cloudTrail],
  toCalls: (row, settings, aids) =>
    unwrapRecords(row).map(({ record, field, isWrapped }) =>
      record === null ? nestedProblem(field) : toCall(record, isWrapped, settings, aids),
    ),
};

function toCall(row: Row, isWrapped: boolean, settings: FormatSettings, aids: RowAids): FormatResult {
  const input = openFields(rowOf(row.input), INPUT_FIELDS);
  const output = openFields(rowOf(row.output), OUTPUT_FIELDS);
  const broken = input.broken ?? output.broken;
  if (broken !== null) return nestedProblem(broken);
  const time = readTime(row.timestamp, 'ms', assumedClock(settings.assumeTimeZone));
  if (time === null) return timeProblem('timestamp', row.timestamp, 'ms');
  const marks: CallMark[] = [];
  const request = bodyOf(input.row.inputBodyJson, input.row.inputBodyS3Path, aids, marks);
  const answer = bodyOf(output.row.outputBodyJson, output.row.outputBodyS3Path, aids, marks);
  const nested = isWrapped || input.nested || output.nested;
  const trail = joinTrail(row, aids, marks);
  return toRecord({ row, input: input.row, output: output.row, request: rowOf(request), answer, trail, time, nested, marks });
}

/** A body in the row, or out of the folder of bodies. */
function bodyOf(inRow: unknown, path: unknown, aids: RowAids, marks: CallMark[]): unknown {
  const stored = textOf(path);
  if ((inRow !== undefined && inRow !== null) || stored === null) return inRow;
  const body = aids.body(stored);
  if (body.kind === 'missing') {
    if (!marks.includes('body-elsewhere')) marks.push('body-elsewhere');
    return null;
  }
  const opened = openBodyText(body.text);
  if (opened.kind === 'body') return opened.body;
  marks.push('text-truncated');
  return null;
}

interface Parts {
  readonly row: Row;
  readonly input: Row;
  readonly output: Row;
  readonly request: Row;
  readonly answer: unknown;
  readonly trail: Row;
  readonly time: TimeReading;
  readonly nested: boolean;
  readonly marks: CallMark[];
}

function toRecord({ row, input, output, request, answer: body, trail, time, nested, marks }: Parts): FormatResult {
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(body);
  const usage = readUsage(answer.usage);
  const errorCode = textOf(row.errorCode);
  return callOf(row, {
    requestId: textOf(row.requestId),
    apiKey: null,
    // The AWS account is the owner of the log, not a customer: it would make everybody members of one organisation.
    organisation: null,
    endUser: endUser(rowOf(row.requestMetadata)),
    atMs: time.atMs,
    zone: time.zone,
    ip: networkAddress(trail.sourceIPAddress),
    userAgent: textOf(trail.userAgent),
    operation: textOf(row.operation),
    model: textOf(row.modelId),
    parameters: parametersOf(request, row.operation),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: inputTokens(row, input) ?? usage.inputTokens,
    outputTokens: countOf(output.outputTokenCount ?? row.outputTokenCount) ?? usage.outputTokens,
    latencyMs: latencyOf(body),
    status: errorCode !== null ? 'error' : row.output === undefined ? 'unknown' : 'ok',
    errorCode,
    cacheHit: false,
    nested,
    context: contextOfBodies({ marks }, { request, answer, answerBody: body }),
  });
}

function parametersOf(body: Row, operation: unknown): ParametersDraft {
  const parameters = readBodyParameters(body);
  if (typeof operation === 'string' && operation.includes('Stream')) parameters.stream = true;
  return parameters;
}

/** Older records had the counts at the top level. Cached tokens are counted apart by Bedrock and added here. */
function inputTokens(row: Row, input: Row): number | null {
  const fresh = countOf(input.inputTokenCount ?? row.inputTokenCount);
  if (fresh === null) return null;
  return fresh + (countOf(input.cacheReadInputTokenCount) ?? 0) + (countOf(input.cacheWriteInputTokenCount) ?? 0);
}

function latencyOf(body: unknown): number | null {
  if (!Array.isArray(body)) return durationOf(numberOf(rowOf(rowOf(body).metrics).latencyMs));
  const { metadata, [STREAM_METRICS]: metrics } = rowOf(body.at(-1));
  return durationOf(numberOf(rowOf(metrics).invocationLatency ?? rowOf(rowOf(metadata).metrics).latencyMs));
}

function endUser(metadata: Row): string | null {
  return firstText(metadata.userId, metadata.user_id) ?? firstText(metadata.user, metadata.endUser);
}
