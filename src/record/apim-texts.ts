import { type CallParts, joinMessages } from './apim-parts.js';
import { openBodyText } from './body-text.js';
import type { Row } from './format.js';
import type { CallMark } from './record.js';
import { firstText, rowOf } from './value.js';

/** Longest body that the ordinary diagnostics of API Management log. */
const DIAGNOSTICS_BODY_BYTES = 8192;

export interface CallTexts {
  readonly request: unknown;
  readonly response: unknown;
  readonly nested: boolean;
}

/** @returns the texts, or the name of a column that holds JSON that ends early */
export function readTexts(parts: CallParts, gateway: Row, marks: CallMark[]): CallTexts | string {
  const request = joinMessages(parts, 'RequestMessages');
  const response = joinMessages(parts, 'ResponseMessages');
  if (request.kind === 'messages' && response.kind === 'messages') {
    if ((request.value ?? response.value) !== undefined) {
      return { request: request.value, response: response.value, nested: request.nested || response.nested };
    }
    return readDiagnostics(gateway, marks);
  }
  if (parts.rows.length === 1 && !parts.isAmbiguous) return request.kind === 'cut' ? 'RequestMessages' : 'ResponseMessages';
  // JSON over several rows that does not end: one of them is missing, the last one included.
  if (!marks.includes('sequence-gap')) marks.push('sequence-gap');
  return {
    request: request.kind === 'cut' ? undefined : request.value,
    response: response.kind === 'cut' ? undefined : response.value,
    nested: true,
  };
}

/** Without messages of its own, a call may still have the bodies that ordinary diagnostics keep in the gateway log. */
function readDiagnostics(gateway: Row, marks: CallMark[]): CallTexts {
  const request = firstText(gateway.RequestBody, gateway.BackendRequestBody);
  const response = firstText(gateway.ResponseBody, gateway.BackendResponseBody);
  if (request === null && response === null) marks.push('text-not-exported');
  return { request: readDiagnostic(request, marks), response: readDiagnostic(response, marks), nested: false };
}

function readDiagnostic(text: string | null, marks: CallMark[]): unknown {
  if (text === null) return undefined;
  const opened = openBodyText(text);
  const isCut = opened.kind === 'cut' || text.length >= DIAGNOSTICS_BODY_BYTES;
  if (isCut && !marks.includes('text-truncated')) marks.push('text-truncated');
  return opened.kind === 'cut' ? undefined : opened.body;
}

/** The log keeps answers as messages; a body of diagnostics is one already. */
export function answerOf(response: unknown): unknown {
  const isMessages = Array.isArray(response) && typeof rowOf(response[0]).role === 'string';
  return isMessages ? { message: response[0] } : response;
}
