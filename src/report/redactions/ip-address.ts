import { type RedactionRule, type Span, spansOf } from './redaction.js';

const V4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g;
/** Candidates only; `isV6` decides. 45 characters is the longest written form (RFC 4291 section 2.2). */
const V6 = /(?<![\w:.])[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}(?![\w:])/g;
const V6_GROUPS = 8;

export const ipAddress: RedactionRule = {
  id: 'ip-address',
  title: 'Network address of others',
  reasonCode: 'R-IP',
  about: {
    finds: 'IPv4 addresses in four decimal parts and IPv6 addresses, except those from which the shown account called',
    misses: 'host names, other spellings of IPv4; version numbers of four parts are taken for addresses',
  },
  find(text, { keptAddresses }) {
    const candidates = [
      ...spansOf(text, V4).filter((span) => isV4(cut(text, span))),
      ...spansOf(text, V6)
        .map((span) => withoutEndMarks(text, span))
        .filter((span) => isV6(cut(text, span))),
    ];
    return candidates.filter((span) => !keptAddresses.has(cut(text, span).toLowerCase()));
  },
};

function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function isV4(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255) && text !== '0.0.0.0' && text !== '127.0.0.1';
}

/** A sentence may end behind an address. */
function withoutEndMarks(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /[.]/.test(text[last - 1] as string)) last--;
  return { start, end: last };
}

/** Eight groups, or fewer around one `::`. What programs write as `a::b` is no address: its first group is shorter than prefixes are. */
function isV6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text === '::' || text === '::1') return false;
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...front, ...back];
  const last = groups.at(-1) ?? '';
  const plain = last.includes('.') ? groups.slice(0, -1) : groups;
  if (last.includes('.') && !(/^(?:\d{1,3}\.){3}\d{1,3}$/.test(last) && isV4(last))) return false;
  if (!plain.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  const count = plain.length + (last.includes('.') ? 2 : 0);
  if (halves.length === 1) return count === V6_GROUPS;
  return count < V6_GROUPS && count > 0 && (front.length === 0 || (front[0] as string).length >= 3);
}
