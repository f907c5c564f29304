import type { JoinPartner, Row, RowAids } from './format.js';
import { addAttributes, emptyAttributes } from './otlp-attributes.js';
import { OPERATION_EVENT } from './otlp-content.js';
import { idOf, logEvents } from './otlp-logs.js';
import { type SolePartner, solePartner } from './partner.js';
import { rowOf, textOf } from './value.js';

/** What attributes of a span hold its text: the event that asks for the span brings its own. */
const CONTENT_NAMES: readonly string[] = [
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.prompt',
  'gen_ai.completion',
  'llm.input_messages',
  'llm.output_messages',
  'input.value',
  'output.value',
];

/** Content may be written as log events instead of attributes: they complete the span whose ids they carry. */
const events: JoinPartner = {
  title: 'OTLP log events',
  rule: '`resourceLogs`',
  // Events alone are calls themselves, and need not be held in memory.
  wantedBy: (row) => row.resourceSpans !== undefined,
  fits: (row) => row.resourceLogs !== undefined,
  unfold: (row) =>
    logEvents(row).map(({ name, attributes, traceId, spanId }) => ({ name, attributes, key: keyOf('event', traceId, spanId) })),
  key: (part) => textOf(part.key),
  pick: ({ name, attributes }) => ({ name, attributes }),
};

/** The event that tells of a whole operation is a call by itself; its span, when there is one, knows more of the caller. */
const spans: JoinPartner = {
  title: 'OTLP spans beside log events',
  rule: '`resourceSpans`',
  wantedBy: (row) => row.resourceLogs !== undefined && logEvents(row).some(({ name }) => name === OPERATION_EVENT),
  fits: (row) => row.resourceSpans !== undefined,
  unfold: (row) => [...spansOf(row)].map(({ span, attributes }) => ({ span, attributes })),
  key: ({ span }) => keyOf('span', idOf(rowOf(span).traceId), idOf(rowOf(span).spanId)),
  isSole: true,
  pick: ({ span, attributes }) => {
    const { traceId, spanId, startTimeUnixNano, endTimeUnixNano, status } = rowOf(span);
    return {
      span: { traceId, spanId, startTimeUnixNano, endTimeUnixNano, status },
      attributes: withoutContent(rowOf(attributes)),
    };
  },
};

export const OTLP_PARTNERS: readonly JoinPartner[] = [events, spans];

/** Ids are unique together only; the kind keeps the two sorts of partner apart. */
function keyOf(kind: 'event' | 'span', traceId: string | null, spanId: string | null): string | null {
  return traceId === null || spanId === null ? null : `${kind} ${traceId}:${spanId}`;
}

interface SpanIds {
  readonly traceId: string | null;
  readonly spanId: string | null;
}

interface JoinedEvents {
  readonly events: readonly Row[];
  /** Several events claim to hold the whole operation, and differ. */
  readonly isAmbiguous: boolean;
}

/** The log events of a span. */
export function eventsOf(aids: RowAids, { traceId, spanId }: SpanIds): JoinedEvents {
  const key = keyOf('event', traceId, spanId);
  const found = key === null || !aids.hasPartners('otlp') ? [] : aids.partners('otlp', key);
  const whole = found.filter(({ name }) => name === OPERATION_EVENT);
  if (whole.length < 2) return { events: found, isAmbiguous: false };
  const { partner } = solePartner(whole);
  const others = found.filter(({ name }) => name !== OPERATION_EVENT);
  return { events: partner === null ? others : [...others, partner], isAmbiguous: partner === null };
}

/** The span of a log event, as a row of `span` and `attributes`. */
export function spanOf(aids: RowAids, { traceId, spanId }: SpanIds): SolePartner {
  const key = keyOf('span', traceId, spanId);
  return solePartner(key === null ? [] : aids.partners('otlp', key));
}

/** The spans of an OTLP row, each with its attributes laid over those of its resource. */
export function* spansOf(row: Row): Generator<{ readonly span: Row; readonly attributes: Record<string, unknown> }> {
  for (const element of listOf(row.resourceSpans)) {
    const resource = rowOf(element);
    const shared = emptyAttributes();
    addAttributes(rowOf(resource.resource).attributes, shared);
    for (const scope of listOf(resource.scopeSpans ?? resource.instrumentationLibrarySpans)) {
      for (const each of listOf(rowOf(scope).spans)) {
        const span = rowOf(each);
        const attributes = emptyAttributes(shared);
        addAttributes(span.attributes, attributes);
        yield { span, attributes };
      }
    }
  }
}

function withoutContent(attributes: Row): Row {
  const kept = emptyAttributes();
  for (const key in attributes) if (!CONTENT_NAMES.some((name) => key.startsWith(name))) kept[key] = attributes[key];
  return kept;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
