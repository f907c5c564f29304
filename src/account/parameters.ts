import type { Parameters } from '../record/record.js';

/** Parameter sets whose text is remembered: a log has few, and their calls come mixed. */
const REMEMBERED_SETS = 64;

interface DescribedSet {
  readonly parameters: Parameters;
  readonly text: string;
}

const described = new Array<DescribedSet | undefined>(REMEMBERED_SETS).fill(undefined);

/** Request parameters as one canonical text: fixed order, only what the call states. Streaming is a client habit and kept apart. */
export function describeParameters(parameters: Parameters): string {
  const at = placeOf(parameters);
  const known = described[at];
  if (known !== undefined && areSame(known.parameters, parameters)) return known.text;
  const text = writeParameters(parameters);
  described[at] = { parameters, text };
  return text;
}

/** By the two parameters that differ most between applications. */
function placeOf({ temperature = -1, maxTokens = -1 }: Parameters): number {
  return Math.imul((temperature * 1000 + maxTokens) | 0, 0x9e3779b1) >>> 26;
}

function areSame(left: Parameters, right: Parameters): boolean {
  return (
    left.temperature === right.temperature &&
    left.topP === right.topP &&
    left.topK === right.topK &&
    left.maxTokens === right.maxTokens &&
    left.n === right.n &&
    left.seed === right.seed &&
    left.logprobs === right.logprobs &&
    left.topLogprobs === right.topLogprobs &&
    left.logitBias === right.logitBias &&
    left.stop === right.stop &&
    left.responseFormat === right.responseFormat &&
    left.tools === right.tools &&
    left.thinking === right.thinking
  );
}

function writeParameters(parameters: Parameters): string {
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
