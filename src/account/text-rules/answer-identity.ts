import type { TextRule } from './text-rule.js';

/** How an answer says who it is; followed by the name of a product (see product-names.ts). */
export const answerIdentity: TextRule = {
  id: 'answer-identity',
  version: 1,
  bit: 9,
  scope: 'answer',
  about: {
    title: 'The answer names another maker’s model',
    measures: 'calls whose answer presents itself as a product of another maker than the model that was called',
    unit: 'share of sampled calls; higher means more often',
    source:
      'upstream identity: AA26-251A, September 2026, and Anthropic threat report, September 2026, as summarised in public; product names are general knowledge',
    weakness: 'needs a model name that tells its maker; models trained on others’ answers sometimes name them',
    innocentCause: 'role-play, white-label products, gateways that route to another model',
  },
  families: [
    { language: 'en', window: 4, slots: ['i_am i_m my_name_is'] },
    { language: 'zh', window: 6, slots: ['我是 我叫 我的名字是'] },
    { language: 'es', window: 4, slots: ['soy me_llamo mi_nombre_es'] },
    { language: 'de', window: 4, slots: ['ich_bin ich_heiße mein_name_ist'] },
    { language: 'fr', window: 4, slots: ['je_suis je_m_appelle mon_nom_est'] },
    { language: 'pt', window: 4, slots: ['eu_sou sou_o sou_a meu_nome_e'] },
    { language: 'ru', window: 4, slots: ['я меня_зовут'] },
    { language: 'ja', window: 6, slots: ['私は 僕は'] },
  ],
};
