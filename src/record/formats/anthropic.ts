import { dialectOf, EXCHANGE_ACCOUNT_KEY, exchangeCalls } from '../exchange.js';
import type { LogFormat } from '../format.js';

/** Anthropic Messages requests with their responses, in the envelope of a gateway or merged into one body. */
export const anthropic: LogFormat = {
  id: 'anthropic',
  title: 'Anthropic-style request and response records',
  rule: '`response` of role `assistant` with a list of content blocks, or a request with `system` or `anthropic_version`',
  needs: ['request.model', 'request.messages', 'request.max_tokens'],
  fits: (row) => dialectOf(row) === 'anthropic',
  accountKey: EXCHANGE_ACCOUNT_KEY,
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['account, key, address and client in the envelope', 'metadata.user_id'] },
  about: {
    source: 'anthropics/anthropic-sdk-typescript; the envelope is the gateway’s own',
    losses: [
      'the bodies name no account and no time: both must stand in the envelope',
      'numbers in time fields are read as unix seconds',
      'reasoning blocks and tool calls are not kept as text; of a block’s signature a hash is kept',
    ],
  },
  toCalls: exchangeCalls,
};
