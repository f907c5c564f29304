import type { TextRule } from './text-rule.js';

export const translationCover: TextRule = {
  id: 'translation-cover',
  version: 1,
  bit: 2,
  scope: 'request',
  about: {
    title: 'Translates or rephrases the model’s own earlier thoughts',
    measures: 'calls that ask to translate, render or rephrase working memory, notes or thoughts that came before',
    unit: 'share of sampled calls; higher means asked for more often',
    source:
      'cover stories for the elicitation of reasoning: Anthropic threat report, September 2026, pp. 145–146, as summarised in public; families of words in eight languages, ours',
    weakness: 'words, not meaning; read from summaries of the report, not from its text',
    innocentCause: 'translation of diaries and notes, safety work, study of prompts',
  },
  families: [
    {
      language: 'en',
      window: 16,
      slots: [
        'translat* render* rephras* transcrib* paraphras* convert*',
        'earlier previous prior preceding above your own internal intermediate working hidden stored',
        'thoughts thinking reasoning working_memory scratchpad memory notes deliberation* monologue scratch_work',
      ],
    },
    {
      language: 'zh',
      window: 28,
      slots: ['翻译 译成 改述 转写 翻譯 譯成', '之前 先前 上面 前面 你的 内部 內部', '思考 想法 推理 记忆 草稿 記憶'],
    },
    {
      language: 'es',
      window: 16,
      slots: [
        'traduc* traslad* reformul*',
        'anterior* previ* tus tu propio* intern*',
        'pensamiento* razonamiento* memoria notas_internas',
      ],
    },
    {
      language: 'de',
      window: 16,
      slots: [
        'ubersetz* ubertrag* umformulier*',
        'vorherig* bisherig* fruher* obig* dein* eigene* intern*',
        'gedanke* uberlegung* arbeitsspeicher gedachtnis* notizen denkprozess*',
      ],
    },
    {
      language: 'fr',
      window: 16,
      slots: [
        'traduis* traduire reformul* transcri*',
        'precedent* anterieur* tes ton propre* intern*',
        'pensee* raisonnement* memoire notes_internes',
      ],
    },
    {
      language: 'pt',
      window: 16,
      slots: [
        'traduz* reformul* transcrev*',
        'anterior* previ* seus seu propri* intern*',
        'pensamento* raciocinio* memoria notas_internas',
      ],
    },
    {
      language: 'ru',
      window: 16,
      slots: ['перевед* перевест* перефразир*', 'предыдущ* прежн* сво* внутренн*', 'мысл* рассужден* размышлен* памят*'],
    },
    { language: 'ja', window: 32, slots: ['翻訳 訳して 言い換え', '以前 前の 先ほど あなたの 内部', '思考 考え 推論 記憶 メモ'] },
  ],
};
