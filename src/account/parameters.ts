import type { Parameters } from '../record/record.js';

/** Request parameters as one canonical text: fixed order, only what the call states. Streaming is a client habit and kept apart. */
export function describeParameters(parameters: Parameters): string {
  let text = '';
  const add = (name: string, value: string | number | boolean | undefined): void => {
    if (value !== undefined) text += `${text === '' ? '' : ' '}${name}=${value}`;
  };
  add('temperature', parameters.temperature);
  add('top_p', parameters.topP);
  add('top_k', parameters.topK);
  add('max_tokens', parameters.maxTokens);
  add('n', parameters.n);
  add('seed', parameters.seed === undefined ? undefined : 'set');
  add('logprobs', parameters.logprobs);
  add('top_logprobs', parameters.topLogprobs);
  add('logit_bias', parameters.logitBias === true ? 'set' : undefined);
  add('stop', parameters.stop);
  add('format', parameters.responseFormat);
  add('tools', parameters.tools);
  add('thinking', parameters.thinking);
  return text === '' ? 'none stated' : text;
}
