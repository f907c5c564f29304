import { asTableRow } from '../azure-row.js';
import { contextOf } from '../call-context.js';
import type { FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openFields } from '../nested-fields.js';
import { networkAddress } from '../network-address.js';
import { NO_CONVERSATION } from '../new-turns.js';
import type { CallMark } from '../record.js';
import { callOf, nestedProblem, skipOf, timeProblem } from '../row-problem.js';
import { readTime } from '../time.js';
import { durationOf, firstText, isRounded, numberOf, textOf } from '../value.js';

const CALLS = 'RequestResponse';
const PROVIDER = '/microsoft.cognitiveservices/';
const NESTED_FIELDS = [{ field: 'properties', kind: 'object' }] as const;

/** Azure OpenAI resource diagnostics as Azure Monitor streams or stores them: who called when, without any text. */
export const azureOpenai: LogFormat = {
  id: 'azure-openai',
  title: 'Azure OpenAI resource diagnostics',
  rule: '`category` is `RequestResponse`, with `operationName`; other categories of such a resource are skipped',
  needs: ['category', 'operationName', 'properties'],
  fits: ({ category, operationName, resourceId }) =>
    typeof category === 'string' && operationName !== undefined && (category === CALLS || isModelResource(resourceId)),
  accountKey: 'properties.objectId|resourceId',
  accountKeyTrust: 'authenticated',
  identifiers: { authenticated: ['properties.objectId', 'resourceId'], observed: ['callerIpAddress (may be masked)'] },
  about: {
    source: 'Azure Monitor resource logs of Azure OpenAI; Elastic integration azure_openai',
    losses: [
      'no prompt, no answer, no token counts',
      '`objectId` is empty with key authentication: the account is then the whole resource',
      'the last part of the address may be masked: an address that ends in .0 is taken as masked and left out',
    ],
    unread: ['Tenant', 'event', 'location'],
  },
  toCalls,
};

function isModelResource(resourceId: unknown): boolean {
  return typeof resourceId === 'string' && resourceId.toLowerCase().includes(PROVIDER);
}

function toCalls(written: Row, _settings: FormatSettings): readonly FormatResult[] {
  if (written.category !== CALLS) return [skipOf('Azure OpenAI diagnostics of another category than RequestResponse')];
  const { row: opened, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  const row = asTableRow(opened);
  const { RequestTime: ticks } = row;
  const started = readTime(ticks, 'ticks', null);
  if (started === null) return [timeProblem('requestTime', ticks, 'ticks')];
  const time = started.zone === 'absent' ? readTime(row.TimeGenerated, 'ms', null) : started;
  if (time === null) return [timeProblem('time', row.TimeGenerated, 'ms')];
  return [callOf(opened, { ...toRecord(row, isRounded(ticks)), ...time, nested: opened !== written })];
}

function toRecord(row: Row, hasRoundedTime: boolean) {
  const { ip, isMasked } = readAddress(row.CallerIpAddress);
  const status = numberOf(row.ResultSignature);
  const isError = status !== null && status >= 400;
  const marks: CallMark[] = ['text-not-exported'];
  if (isMasked) marks.push('text-redacted');
  if (hasRoundedTime) marks.push('number-rounded');
  return {
    ...NO_CONVERSATION,
    requestId: textOf(row.CorrelationId),
    apiKey: null,
    organisation: null,
    endUser: null,
    ip,
    userAgent: null,
    operation: textOf(row.OperationName),
    model: firstText(row.ModelName, row.ModelDeploymentName),
    parameters: row.StreamType === 'Streaming' ? { stream: true } : {},
    response: null,
    stopReason: null,
    inputTokens: null,
    outputTokens: null,
    latencyMs: durationOf(numberOf(row.DurationMs)),
    status: status === null ? ('unknown' as const) : isError ? ('error' as const) : ('ok' as const),
    errorCode: isError ? String(status) : null,
    cacheHit: false,
    context: contextOf({ marks }),
  };
}

/** A masked address is shared by strangers: it must not look like one address. */
function readAddress(value: unknown): { readonly ip: string | null; readonly isMasked: boolean } {
  const text = textOf(value);
  const address = networkAddress(value);
  const isMasked = text?.includes('*') === true || (address?.endsWith('.0') === true && !address.includes(':'));
  return { ip: isMasked ? null : address, isMasked };
}
