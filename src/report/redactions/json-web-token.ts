import { type RedactionRule, spansOf } from './redaction.js';

/** RFC 7519: a header that begins with `{"` in base64url, a payload, a signature that may be empty. */
const TOKEN = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*){0,3}/g;

export const jsonWebToken: RedactionRule = {
  id: 'json-web-token',
  title: 'JSON Web Token',
  reasonCode: 'R-JWT',
  about: {
    finds: 'two to five base64url parts with dots between them, the first a JSON header',
    misses: 'tokens that are broken over lines',
  },
  find: (text) => spansOf(text, TOKEN),
};
