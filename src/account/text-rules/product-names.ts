/** Makers are told apart by number only: the names serve to compare, and never leave this step. */
export interface ProductNames {
  /** Names by which a model presents itself, as terms of a slot. */
  readonly spoken: string;
  /** Parts of a model's technical name. */
  readonly technical: readonly string[];
}

/** One entry a maker. General knowledge, 2026; appended to, never reordered: at most 15. */
export const PRODUCT_NAMES: readonly ProductNames[] = [
  { spoken: 'chatgpt gpt gpt4 gpt4o openai', technical: ['gpt', 'chatgpt', 'davinci', 'openai/', 'o1-', 'o3-', 'o4-'] },
  { spoken: 'claude anthropic', technical: ['claude', 'anthropic'] },
  { spoken: 'gemini bard gemma', technical: ['gemini', 'gemma', 'palm'] },
  { spoken: 'llama meta_ai', technical: ['llama'] },
  { spoken: 'mistral mixtral le_chat', technical: ['mistral', 'mixtral', 'codestral', 'ministral'] },
  { spoken: 'qwen tongyi 通义千问 通义 千问', technical: ['qwen', 'qwq'] },
  { spoken: 'deepseek 深度求索', technical: ['deepseek'] },
  { spoken: 'grok', technical: ['grok'] },
  { spoken: 'kimi moonshot', technical: ['kimi', 'moonshot'] },
  { spoken: 'chatglm glm 智谱', technical: ['glm', 'zhipu'] },
  { spoken: 'ernie_bot ernie wenxin 文心一言', technical: ['ernie'] },
  { spoken: 'doubao 豆包', technical: ['doubao'] },
  { spoken: 'minimax hailuo 海螺', technical: ['minimax', 'abab'] },
];

const remembered = new Map<string, number>();
/** Model names that are remembered: a log has few, a hostile one may have as many as calls. */
const REMEMBERED_MODELS = 1_024;

/** Makers whose names a model's technical name holds, one bit each; 0 when it tells nothing. */
export function makersOfModel(model: string): number {
  const known = remembered.get(model);
  if (known !== undefined) return known;
  const name = model.slice(0, 200).toLowerCase();
  let makers = 0;
  PRODUCT_NAMES.forEach(({ technical }, maker) => {
    if (technical.some((part) => name.includes(part))) makers |= 1 << maker;
  });
  if (remembered.size >= REMEMBERED_MODELS) remembered.clear();
  remembered.set(model, makers);
  return makers;
}
