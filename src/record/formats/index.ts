import { UsageError } from '../../errors.js';
import type { AnalysisSettings } from '../../options.js';
import type { LogFormat } from '../format.js';
import { anthropic } from './anthropic.js';
import { bedrock } from './bedrock.js';
import { generic, genericFormat } from './generic.js';
import { litellm } from './litellm.js';
import { litellmErrors } from './litellm-errors.js';
import { litellmSpend } from './litellm-spend.js';
import { openai } from './openai.js';
import { openrouter } from './openrouter.js';
import { otlp } from './otlp.js';
import { portkey } from './portkey.js';
import { sglang } from './sglang.js';
import { vllm } from './vllm.js';

/** In the order in which they are tried: the most particular first, the generic one last. */
export const FORMATS: readonly LogFormat[] = [
  bedrock,
  otlp,
  litellm,
  litellmSpend,
  litellmErrors,
  sglang,
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
