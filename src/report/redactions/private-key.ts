import type { RedactionRule, Span } from './redaction.js';

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const END = '-----END ';
const DASHES = '-----';

export const privateKey: RedactionRule = {
  id: 'private-key',
  title: 'Private key block',
  reasonCode: 'R-KEY',
  about: {
    finds: 'PEM and PGP blocks of private keys, from BEGIN to END, or to the end of the text when END is missing (RFC 7468)',
    misses: 'keys without these lines',
  },
  find(text) {
    const spans: Span[] = [];
    for (const { index, 0: head } of text.matchAll(BEGIN)) {
      if (index < (spans.at(-1)?.end ?? 0)) continue;
      const end = text.indexOf(END, index + head.length);
      const close = end < 0 ? -1 : text.indexOf(DASHES, end + END.length);
      spans.push({ start: index, end: close < 0 ? text.length : close + DASHES.length });
    }
    return spans;
  },
};
