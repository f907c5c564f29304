import { parseExactly } from '../source/wide-number.js';
/** Ends an OpenAI stream; it is no JSON. */
export const STREAM_END = '[DONE]';

/**
 * The events in the raw text of a stream (server-sent events, WHATWG HTML section 9.2): what stands behind `data:`, line by line. Null for
 * any other text. A line that is no JSON is left out: the writer may have cut it.
 */
export function openEventText(text: string): readonly unknown[] | null {
  if (!isEventText(text)) return null;
  const events: unknown[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    from = end < 0 ? text.length : end + 1;
    if (line.startsWith('data:')) addEvent(events, line.slice(5).trim());
  }
  return events;
}

/** Cheap look at the start; an answer in prose that begins like this has no JSON behind it. */
export function isEventText(text: string): boolean {
  if (text.startsWith('data:')) return text.startsWith('{', text.charCodeAt(5) === 0x20 ? 6 : 5);
  return (text.startsWith('event:') || text.startsWith(':')) && text.slice(0, 200).includes('\ndata:');
}

function addEvent(events: unknown[], data: string): void {
  if (data === STREAM_END) events.push(STREAM_END);
  else {
    try {
      events.push(parseExactly(data));
    } catch {
      // Left out: see above.
    }
  }
}
