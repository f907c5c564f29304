import { accessToken } from './access-token.js';
import { email } from './email.js';
import { iban } from './iban.js';
import { ipAddress } from './ip-address.js';
import { jsonWebToken } from './json-web-token.js';
import { paymentCard } from './payment-card.js';
import { phone } from './phone.js';
import { privateKey } from './private-key.js';
import type { RedactionRule } from './redaction.js';

/** Where two rules find overlapping text, the one that stands first gives the reason. */
export const REDACTIONS: readonly RedactionRule[] = [
  privateKey,
  jsonWebToken,
  accessToken,
  email,
  iban,
  paymentCard,
  phone,
  ipAddress,
];
