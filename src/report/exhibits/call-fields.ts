import type { LogRecord } from '../../record/record.js';
import { toUtc } from '../places.js';
import { wordCount } from '../words.js';
import type { Fact } from './document.js';

/** A text of a call as it is in the log; it is redacted before it is shown. */
export interface CallText {
  readonly field: string;
  readonly heading: string;
  readonly text: string;
}

interface CallFields {
  readonly facts: readonly Fact[];
  readonly texts: readonly CallText[];
  /** Fields that the log has and the page leaves out, in words. */
  readonly leftOut: readonly string[];
}

/**
 * The part of a call that a page shows: a list of fields that are shown, so that a new field of a log is not shown by accident. Keys, end
 * users and other persons' names for the account never are; what leads to the account only where the account keeps its id.
 */
export function callFields(record: LogRecord, isHidden: boolean): CallFields {
  const { parameters, messages, newFrom } = record;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Time', toUtc(record.atMs) ?? 'not stated'],
    ['Format', record.format],
    ['Operation', record.operation],
    ['Model', record.model],
    ['Parameters', Object.keys(parameters).length === 0 ? null : JSON.stringify(parameters)],
    ['Status', record.errorCode === null ? record.status : `${record.status}, ${record.errorCode}`],
    ['Tokens', tokenWords(record)],
    ['Request id', isHidden ? null : record.requestId],
    ['Address', isHidden ? null : record.ip],
    ['Client', isHidden ? null : record.userAgent],
    ['Organisation', isHidden ? null : record.organisation],
  ];
  const turns = messages.slice(newFrom).map(({ role, text }, i) => ({ field: `turn-${i + 1}`, heading: `Turn: ${role}`, text }));
  return {
    facts: facts.filter((fact): fact is Fact => fact[1] !== null),
    texts: [textOf('system', 'System prompt', record.system), ...turns, textOf('response', 'Response', record.response)].filter(
      (text) => text !== null,
    ),
    leftOut: leftOut(record, isHidden, newFrom),
  };
}

function textOf(field: string, heading: string, text: string | null): CallText | null {
  return text === null || text === '' ? null : { field, heading, text };
}

function tokenWords({ inputTokens, outputTokens }: LogRecord): string | null {
  if (inputTokens === null && outputTokens === null) return null;
  const word = (count: number | null): string => (count === null ? 'not stated' : wordCount(count));
  return `${word(inputTokens)} in, ${word(outputTokens)} out`;
}

function leftOut(record: LogRecord, isHidden: boolean, earlierTurns: number): readonly string[] {
  const fields: readonly (readonly [string, boolean])[] = [
    ['the key', record.apiKey !== null],
    ['the end user', record.endUser !== null],
    ['the request id', isHidden && record.requestId !== null],
    ['the address', isHidden && record.ip !== null],
    ['the client', isHidden && record.userAgent !== null],
    ['the organisation', isHidden && record.organisation !== null],
    [`${wordCount(earlierTurns)} earlier turns of the conversation`, earlierTurns > 0],
  ];
  return fields.filter(([, isThere]) => isThere).map(([words]) => words);
}
