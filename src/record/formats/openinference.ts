import type { LogFormat, Row } from '../format.js';
import { spanRowCalls } from '../span-rows.js';

const KIND = 'attributes.openinference.span.kind';

/** OpenInference spans as Phoenix exports them from a dataframe: one span a row, attributes as dotted columns. */
export const openinference: LogFormat = {
  id: 'openinference',
  title: 'OpenInference spans, dataframe export (Phoenix)',
  rule: '`attributes.openinference.span.kind`, or `span_kind` beside `context.span_id` or `attributes.llm.*`',
  needs: ['span_kind', 'context.span_id'],
  fits: isOpenInferenceRow,
  accountKey: 'user.id',
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['user.id', 'session.id', 'resource attributes'] },
  about: {
    source: 'Arize-ai/openinference, semantic conventions; Arize-ai/phoenix, span dataframe',
    losses: [
      'masked text (`__REDACTED__`) is missing text',
      'lists that a CSV export wrote in Python notation are not read: export JSON lines',
      'numbers in time columns are read as unix milliseconds (pandas)',
      'sampling leaves no trace in the file: no statement about totals',
      'everything, the user included, is set by the instrumented service',
    ],
    unread: ['name', 'llm.token_count.total', 'llm.token_count.prompt_details.cache_read', 'input.mime_type'],
  },
  toCalls: (row, settings) => spanRowCalls(row, settings, 'ms'),
};

export function isOpenInferenceRow(row: Row): boolean {
  if (row[KIND] !== undefined) return true;
  if (row.span_kind === undefined) return false;
  return (
    row['context.span_id'] !== undefined ||
    row['attributes.llm.model_name'] !== undefined ||
    row['attributes.llm.input_messages'] !== undefined ||
    row['attributes.llm.token_count.total'] !== undefined
  );
}
