/** Deepest nesting of arrays and objects in a row. Real exports stay below 30; a bomb is made of thousands. */
export const MAX_DEPTH = 256;
const LONG_CHARS = 1024 * 1024;

export interface RowFault {
  readonly code: string;
  readonly reason: string;
}

interface Structure {
  readonly depth: number;
  /** The text ends inside a string, an array or an object. */
  readonly open: boolean;
  /** Something other than space stands behind the first whole array or object. */
  readonly more: boolean;
  /** The first literal outside strings that JSON does not have. */
  readonly literal: string | null;
}

/**
 * Says why a text is no JSON, after JSON.parse refused it. Own words, because the engine's message quotes the log and changes
 * between versions.
 * @param isLast the row ends where the stream ends, without a line feed
 */
export function diagnoseRow(text: string, isLast: boolean): RowFault {
  const { depth, open, more, literal } = scanStructure(text);
  if (depth > MAX_DEPTH) return tooDeep(depth);
  if (literal !== null)
    return { code: 'E_ROW_JSON', reason: `expected JSON, got the literal ${literal}, which JSON does not have` };
  if (isLast && open)
    return { code: 'E_INPUT_TRUNCATED', reason: 'expected the end of the row, got the end of the file: the file looks cut' };
  if (text.includes('\0'))
    return { code: 'E_ROW_JSON', reason: `expected JSON, got a NUL byte after ${text.indexOf('\0')} characters` };
  if (open) return { code: 'E_ROW_JSON', reason: 'expected JSON, got a row that ends inside a string, array or object' };
  if (more) return { code: 'E_ROW_JSON', reason: 'expected one JSON object, got more text behind it' };
  return { code: 'E_ROW_JSON', reason: 'expected a JSON object, got text that is not JSON' };
}

/** Depth bombs end in a run of closing brackets; only such rows are worth a scan. */
export function diagnoseDepth(text: string): RowFault | null {
  const { depth } = scanStructure(text);
  return depth > MAX_DEPTH ? tooDeep(depth) : null;
}

/**
 * Long texts are searched for their depth before they are parsed: JSON.parse takes 16 million nested arrays (32 MB of text) without fault,
 * but 1.6 GB and 5 seconds (measured). A shorter one costs at most a thirtieth of that, and no later step goes deeper than 24.
 */
export function diagnoseBomb(text: string): RowFault | null {
  return text.length > LONG_CHARS ? diagnoseDepth(text) : null;
}

function tooDeep(depth: number): RowFault {
  return { code: 'E_ROW_TOO_DEEP', reason: `expected at most ${MAX_DEPTH} nested arrays and objects, got ${depth}` };
}

function scanStructure(text: string): Structure {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  let more = false;
  let literal: string | null = null;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    more ||= deepest > 0 && depth === 0 && unit > 0x20;
    if (quoted) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (unit === 0x7d || unit === 0x5d) depth--;
    else if (literal === null && (unit === 0x4e || unit === 0x49)) literal = foreignLiteral(text, i);
  }
  return { depth: deepest, open: quoted || depth > 0, more, literal };
}

/** What Python's json module writes for numbers that are none. */
function foreignLiteral(text: string, at: number): string | null {
  if (text.startsWith('NaN', at)) return 'NaN';
  if (!text.startsWith('Infinity', at)) return null;
  return text[at - 1] === '-' ? '-Infinity' : 'Infinity';
}
