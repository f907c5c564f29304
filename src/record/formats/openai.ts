import { dialectOf, EXCHANGE_ACCOUNT_KEY, exchangeCalls } from '../exchange.js';
import type { LogFormat } from '../format.js';

/** OpenAI-style requests with their responses, in the envelope of a gateway or merged into one body. */
export const openai: LogFormat = {
  id: 'openai',
  title: 'OpenAI-style request and response records',
  rule: '`response` with `choices` or `output` beside `request`, or `model` and `messages` in one body',
  needs: ['request.model', 'request.messages'],
  fits: (row) => dialectOf(row) === 'openai',
  accountKey: EXCHANGE_ACCOUNT_KEY,
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['account, key, address and client in the envelope', 'user', 'safety_identifier'] },
  about: {
    source: 'openai/openai-openapi; the envelope is the gateway’s own',
    losses: [
      'the bodies name no account: it must stand in the envelope',
      'with history held by the server (`previous_response_id`, `conversation`) earlier turns are absent',
      'reasoning and tool calls are not kept as text; of encrypted reasoning a hash is kept',
      'numbers in time fields are read as unix seconds',
    ],
  },
  toCalls: exchangeCalls,
};
