import { gatewayRow, isLlmRow, keyOf, laterPart } from '../apim-partners.js';
import { type CallParts, orderParts, partField, sequenceOf } from '../apim-parts.js';
import { answerOf, type CallTexts, readTexts } from '../apim-texts.js';
import { asTableRow } from '../azure-row.js';
import { contextOfBodies } from '../bodies.js';
import type { FormatResult, FormatSettings, LogFormat, Row, RowAids } from '../format.js';
import { networkAddress } from '../network-address.js';
import { readBodyParameters } from '../parameters.js';
import { solePartner } from '../partner.js';
import { readPrompt, readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark } from '../record.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime } from '../time.js';
import { countOf, durationOf, firstText, flagOf, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

/** Azure API Management: the LLM log of its gateway, as table rows or as a storage export. */
export const azureApim: LogFormat = {
  id: 'azure-apim',
  title: 'Azure API Management LLM log',
  rule: '`CorrelationId` with `RequestMessages`, `ResponseMessages` or `SequenceNumber`, or `category` is `GatewayLlmLogs`',
  needs: ['CorrelationId', 'RequestMessages'],
  fits: (row) => isLlmRow(row) && sequenceOf(asTableRow(row)) === 0,
  accountKey: 'ApimSubscriptionId',
  accountKeyTrust: 'authenticated',
  identifiers: {
    authenticated: ['ApimSubscriptionId'],
    observed: ['CallerIpAddress', 'a logged user-agent header'],
    asserted: ['user in the body'],
  },
  about: {
    source: 'Azure Monitor table reference, ApiManagementGatewayLlmLog and ApiManagementGatewayLogs',
    losses: [
      'the LLM log names no caller: subscription, address and client are in the gateway log, which --join adds',
      'a call whose first row is missing is not read; its other rows show as rows that no call asked for',
      'parameters of the request are not logged',
      'bodies of ordinary diagnostics end at 8,192 bytes',
      'storage exports are read as documented for other Azure logs; their form was not seen',
    ],
    unread: [
      'Region',
      'Type',
      'ApiVersion',
      'IsStreamCompletion',
      'TotalTokens',
      'RequestId',
      'TenantId',
      '_SubscriptionId',
      'resourceId',
    ],
  },
  partners: [gatewayRow, laterPart],
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  const row = asTableRow(written);
  const time = readTime(row.TimeGenerated, 'ms', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('TimeGenerated', row.TimeGenerated, 'ms')];
  const marks: CallMark[] = [];
  const id = keyOf(written);
  const partners = id === null ? [] : aids.partners('azure-apim', id);
  const joined = solePartner(partners.filter((partner) => !isPart(partner)));
  if (joined.mark !== false) marks.push(joined.mark);
  const gateway = joined.partner ?? {};
  const parts = orderParts(row, partners.filter(isPart));
  if (parts.hasGap) marks.push('sequence-gap');
  if (parts.isAmbiguous && !marks.includes('partner-ambiguous')) marks.push('partner-ambiguous');
  const texts = readTexts(parts, gateway, marks);
  if (typeof texts === 'string') return [nestedProblem(texts)];
  return [callOf({ ...row, ...gateway }, { ...toRecord({ id, parts, gateway, texts, marks }), ...time })];
}

/** Picked parts keep their number; a gateway row has none. */
function isPart({ SequenceNumber }: Row): boolean {
  return SequenceNumber !== undefined;
}

interface CallFacts {
  readonly id: string | null;
  readonly parts: CallParts;
  readonly gateway: Row;
  readonly texts: CallTexts;
  readonly marks: readonly CallMark[];
}

function toRecord({ id, parts, gateway, texts, marks }: CallFacts) {
  const body = rowOf(texts.request);
  const hasBody = Object.keys(body).length > 0;
  const { system, messages, newFrom } = hasBody ? readRequest(body) : readPrompt(texts.request, null);
  const answer = readAnswer(answerOf(texts.response));
  const code = numberOf(gateway.ResponseCode ?? gateway.BackendResponseCode);
  const isError = (code !== null && code >= 400) || flagOf(gateway.IsRequestSuccess) === false;
  return {
    requestId: id,
    apiKey: textOf(gateway.ApimSubscriptionId),
    organisation: null,
    endUser: textOf(body.user),
    ip: networkAddress(gateway.CallerIpAddress),
    userAgent: textOf(gateway.UserAgent),
    operation: textOf(partField(parts, 'OperationName')),
    model: firstText(partField(parts, 'ModelName'), partField(parts, 'DeploymentName')),
    parameters: readBodyParameters(body),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: countOf(partField(parts, 'PromptTokens')),
    outputTokens: countOf(partField(parts, 'CompletionTokens')),
    latencyMs: durationOf(numberOf(gateway.TotalTime)),
    status: isError ? ('error' as const) : code !== null || answer.text !== null ? ('ok' as const) : ('unknown' as const),
    errorCode: isError ? (firstText(gateway.LastErrorReason, code) ?? 'error') : null,
    cacheHit: gateway.Cache === 'hit',
    nested: texts.nested,
    context: contextOfBodies(
      { marks },
      { request: hasBody ? body : { messages: texts.request }, answer, answerBody: texts.response },
    ),
  };
}
