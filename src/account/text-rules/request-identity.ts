import type { TextRule } from './text-rule.js';

/** How a request says who the model shall be; followed by the name of a product (see product-names.ts). */
export const requestIdentity: TextRule = {
  id: 'request-identity',
  version: 1,
  bit: 8,
  scope: 'request',
  about: {
    title: 'The request names another maker’s model',
    measures: 'calls whose system prompt or new turns tell the model that it is a product of another maker than the one called',
    unit: 'share of sampled calls; higher means more often',
    source:
      'relayed requests under another product’s identity: AA26-251A, September 2026, and Anthropic threat report, September 2026, as summarised in public; product names are general knowledge',
    weakness: 'needs a model name that tells its maker; newer products are not in the list',
    innocentCause: 'white-label products, gateways, honest resellers, a prompt carried over from another provider, role-play',
  },
  families: [
    { language: 'en', window: 4, slots: ['you_are you_re your_name_is'] },
    { language: 'zh', window: 6, slots: ['你是 您是 你的名字是'] },
    { language: 'es', window: 4, slots: ['eres usted_es tu_nombre_es'] },
    { language: 'de', window: 4, slots: ['du_bist sie_sind dein_name_ist'] },
    { language: 'fr', window: 4, slots: ['tu_es vous_etes ton_nom_est'] },
    { language: 'pt', window: 4, slots: ['voce_e seu_nome_e tu_es'] },
    { language: 'ru', window: 4, slots: ['ты вы тебя_зовут'] },
    { language: 'ja', window: 6, slots: ['あなたは 君は'] },
  ],
};
