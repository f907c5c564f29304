import type { LogFormat } from '../format.js';
import { SPAN_CALLER } from '../gen-ai-attributes.js';
import { isSpanRow, spanRowCalls } from '../span-rows.js';
import { isOpenInferenceRow } from './openinference.js';

/** GenAI spans that a trace store exported as a table: one span a row, attributes as dotted columns or in an object. */
export const otelRows: LogFormat = {
  id: 'otel-rows',
  title: 'OpenTelemetry GenAI spans, one a row',
  rule: 'a span id, a name and a start time in one row',
  needs: ['span_id', 'name', 'start_time'],
  fits: (row) => isSpanRow(row) && !isOpenInferenceRow(row),
  ...SPAN_CALLER,
  about: {
    source: 'open-telemetry/semantic-conventions v1.26 to v1.41; the columns are those of the exporting store',
    losses: [
      'content is opt-in and often absent; log events are not joined to such rows',
      'numbers in time columns are read as unix nanoseconds',
      'sampling leaves no trace in the file: no statement about totals',
      'everything, the user included, is set by the instrumented service',
    ],
    unread: ['service.name'],
  },
  toCalls: (row, settings) => spanRowCalls(row, settings, 'ns'),
};
