import type { TextRule } from './text-rule.js';

export const refusal: TextRule = {
  id: 'refusal',
  version: 1,
  bit: 7,
  scope: 'answer',
  about: {
    title: 'The answer declines in plain words',
    measures: 'calls whose answer begins by declining',
    unit: 'share of sampled calls; higher means refused more often',
    source: 'most exports state no stop reason for a refusal, so its words are read; families of words in nine languages, ours',
    weakness: 'words, not meaning: “I cannot open the file” is partly caught',
    innocentCause: 'red-team and safety work, questions of health and law',
  },
  families: [
    {
      language: 'en',
      window: 8,
      slots: [
        'i_can_t i_cannot i_can_not i_won_t i_will_not i_m_unable i_am_unable i_m_not_able i_am_not_able unable_to i_must_decline i_have_to_decline i_m_sorry_but',
        'help assist provide comply fulfil fulfill continue share answer discuss generate create produce support do_that reveal decline can_t cannot',
      ],
    },
    {
      language: 'zh',
      window: 16,
      slots: ['我不能 我无法 抱歉 对不起 我無法 不能', '提供 帮助 协助 回答 满足 透露 讨论 幫助 協助 滿足'],
    },
    {
      language: 'es',
      window: 10,
      slots: ['no_puedo lo_siento no_me_es_posible', 'ayudar* proporcion* ofrec* cumplir responder compartir revelar generar'],
    },
    {
      language: 'de',
      window: 12,
      slots: [
        'ich_kann leider tut_mir_leid es_tut_mir',
        'nicht_helfen nicht_weiterhelfen nicht_bereitstellen nicht_beantworten nicht_erfullen nicht_preisgeben nicht_dabei_helfen',
      ],
    },
    {
      language: 'fr',
      window: 10,
      slots: ['je_ne_peux_pas je_ne_suis_pas_en_mesure desole', 'aider fournir repondre partager reveler generer satisfaire'],
    },
    {
      language: 'pt',
      window: 10,
      slots: ['nao_posso desculpe nao_consigo lamento', 'ajudar fornecer responder compartilhar revelar gerar atender'],
    },
    {
      language: 'ru',
      window: 10,
      slots: ['я_не_могу извините к_сожалению не_могу', 'помочь предоставить ответить раскрыть выполнить помогать поделиться'],
    },
    { language: 'ja', window: 24, slots: ['申し訳 できません お答えできません 残念', 'お手伝い 提供 お答え 回答 応じ 開示'] },
    { language: 'ko', window: 20, slots: ['죄송 수_없습니다 어렵습니다', '도와 제공 답변 공개 응할'] },
  ],
};
