import type { TextRule } from './text-rule.js';

export const censorshipRewrite: TextRule = {
  id: 'censorship-rewrite',
  version: 1,
  bit: 3,
  scope: 'request',
  about: {
    title: 'Asks for a “safe” wording of politically sensitive questions',
    measures: 'calls that ask to rewrite or answer political or sensitive matter so that it is safe, neutral or passes review',
    unit: 'share of sampled calls; higher means asked for more often',
    source:
      'Anthropic, “Detecting and preventing distillation attacks”, February 2026 (rewrites of politically sensitive questions); families of words in eight languages, ours',
    weakness: 'words, not meaning; the topic alone is common',
    innocentCause: 'localisation, moderation, journalism, research',
  },
  families: [
    {
      language: 'en',
      window: 28,
      slots: [
        'rewrit* rephras* reword* reformulat* soften* sanitiz* sanitis* neutraliz* neutralis* answer respond',
        'safe safer harmless compliant acceptable neutral non_sensitive censor* policy_compliant permissible',
        'politic* sensitive government* party_leader* protest* dissident* territor* regime* controvers*',
      ],
    },
    {
      language: 'zh',
      window: 40,
      slots: ['改写 重写 转述 回避 改寫 重寫', '安全 合规 中立 正面 审查 得体 合規 審查', '政治 政府 领导人 敏感 政策 領導人'],
    },
    {
      language: 'es',
      window: 28,
      slots: [
        'reescrib* reformul* suaviz* responde',
        'segur* neutral* inofensiv* aceptable* censur*',
        'politic* sensible* gobierno* protesta* regimen*',
      ],
    },
    {
      language: 'de',
      window: 28,
      slots: [
        'umschreib* formulier* umformulier* beantwort*',
        'sicher* neutral* harmlos* unbedenklich* zensur*',
        'politisch* heikl* regierung* protest* sensib*',
      ],
    },
    {
      language: 'fr',
      window: 28,
      slots: [
        'reecri* reformul* adouci* repond*',
        'sur neutre* inoffensi* acceptable* censur*',
        'politique* sensible* gouvernement* manifestation* regime*',
      ],
    },
    {
      language: 'pt',
      window: 28,
      slots: [
        'reescrev* reformul* suaviz* responda',
        'segur* neutr* inofensiv* aceitave* censur*',
        'politic* sensive* governo* protesto* regime*',
      ],
    },
    {
      language: 'ru',
      window: 28,
      slots: [
        'перепиш* переформулир* смягч*',
        'безопасн* нейтральн* приемлем* цензур*',
        'политич* правительств* чувствительн* протест*',
      ],
    },
    { language: 'ja', window: 40, slots: ['書き直 書き換え 言い換え', '安全 中立 無難 検閲', '政治 政府 敏感 抗議'] },
  ],
};
