import { UsageError } from '../../errors.js';
import type { AnalysisSettings } from '../../options.js';
import type { LogFormat } from '../format.js';
import { anthropic } from './anthropic.js';
import { anthropicBatch } from './anthropic-batch.js';
import { azureApim } from './azure-apim.js';
import { azureOpenai } from './azure-openai.js';
import { bedrock } from './bedrock.js';
import { cloudflare } from './cloudflare.js';
import { cloudflareApi } from './cloudflare-api.js';
import { generic, genericFormat } from './generic.js';
import { helicone } from './helicone.js';
import { kong } from './kong.js';
import { langfuse } from './langfuse.js';
import { langsmith } from './langsmith.js';
import { litellm } from './litellm.js';
import { litellmErrors } from './litellm-errors.js';
import { litellmSpend } from './litellm-spend.js';
import { openai } from './openai.js';
import { openaiBatch } from './openai-batch.js';
import { openinference } from './openinference.js';
import { openrouter } from './openrouter.js';
import { otelRows } from './otel-rows.js';
import { otlp } from './otlp.js';
import { portkey } from './portkey.js';
import { sglang } from './sglang.js';
import { vertex } from './vertex.js';
import { vllm } from './vllm.js';
import { weave } from './weave.js';

/** In the order in which they are tried: the most particular first, the generic one last. */
export const FORMATS: readonly LogFormat[] = [
  bedrock,
  otlp,
  anthropicBatch,
  openaiBatch,
  vertex,
  azureApim,
  azureOpenai,
  kong,
  litellm,
  litellmSpend,
  litellmErrors,
  weave,
  langsmith,
  langfuse,
  helicone,
  cloudflare,
  cloudflareApi,
  sglang,
  openinference,
  otelRows,
  openrouter,
  portkey,
  vllm,
  openai,
  anthropic,
  generic,
];

/**
 * The formats that may be tried under these settings, in order. A format chosen by the person stands alone; a column map puts the
 * generic format first, since it says what the columns mean.
 */
export function formatsFor({ inputFormat, map }: Pick<AnalysisSettings, 'inputFormat' | 'map'>): readonly LogFormat[] {
  const isMapped = Object.keys(map).length > 0;
  const all = isMapped ? [genericFormat(map), ...FORMATS.slice(0, -1)] : FORMATS;
  if (inputFormat === null) return all;
  const chosen = all.find(({ id }) => id === inputFormat);
  if (chosen === undefined) throw unknownFormat(inputFormat);
  return [chosen];
}

function unknownFormat(id: string): UsageError {
  const known = FORMATS.map((format) => format.id).join(', ');
  return new UsageError('E_INPUT_FORMAT', `--input-format: expected one of ${known}, got "${id}"`);
}
