import type { TextRule } from './text-rule.js';

export const reasoningTrace: TextRule = {
  id: 'reasoning-trace',
  version: 1,
  bit: 0,
  scope: 'request',
  about: {
    title: 'Asks for the inner reasoning behind an answer',
    measures:
      'calls whose new turns or system prompt ask the model to state its inner reasoning, how it reached an answer, or to put its reasoning into tags',
    unit: 'share of sampled calls; higher means asked for more often',
    source:
      'published by two providers and in a government advisory: Anthropic, “Detecting and preventing distillation attacks”, February 2026; Google Threat Intelligence Group, AI Threat Tracker, February 2026 (“reasoning trace coercion”); AA26-251A, September 2026; families of words in nine languages, ours',
    weakness: 'words, not meaning; a paraphrase outside the families is missed, and “explain your reasoning” is ordinary',
    innocentCause: 'audit trails in regulated teams, debugging of agents, teaching, chain-of-thought prompt libraries',
  },
  families: [
    {
      language: 'en',
      window: 12,
      slots: [
        'show reveal* output* print* display* expos* disclos* verbali* write state give list describ* explain* articulat* reconstruct* recount* narrat* spell surface share include provid* document* transcrib* restat* externali* dump imagin* walk talk lay retrac* unpack* detail record think produce',
        'internal inner hidden private silent unspoken unseen underlying latent raw unfiltered uncensored verbatim actual original unabridged intermediate aloud out_loud',
        'reasoning* thought* cognition deliberation* rationale ruminat* monologue scratchpad chain_of_thought cot thinking_process thinking line_of_thought mental_steps mental_process inferences',
      ],
    },
    {
      language: 'en',
      window: 12,
      slots: [
        'show reveal* output* print* display* expos* disclos* verbali* write state give list describ* explain* articulat* reconstruct* recount* narrat* spell share include provid* document* transcrib* restat* externali* dump repeat',
        'your you its',
        'chain_of_thought thought_process* thinking_process* reasoning_process* reasoning_trace* reasoning_steps reasoning_chain* thinking_trace* thinking_steps train_of_thought stream_of_consciousness scratchpad cot thinking_tokens reasoning_tokens',
      ],
    },
    {
      language: 'en',
      window: 16,
      slots: [
        'reasoning thinking thought* considerations deliberation* logic cognition mental inferences',
        'behind led_to that_led leading_to underl* before prior_to arriv* reach* got_to leads_to lead_to',
        'answer* conclusion* response* result solution output reply verdict decision completion',
        'your you model its imagin* articulat* reconstruct* write state describ* lay recount* narrat* spell retrac* verbali* externali*',
      ],
    },
    {
      language: 'en',
      window: 12,
      slots: [
        'write put wrap enclos* place emit output include begin start',
        'thinking thought* reasoning scratchpad analysis chain_of_thought',
        'tag tags xml block blocks delimiter* brackets',
      ],
    },
    {
      language: 'zh',
      window: 28,
      slots: [
        '展示 显示 写出 说出 输出 给出 列出 描述 说明 解释 还原 公开 复述 呈现 透露 顯示 寫出 說出 輸出 給出 還原',
        '内部 内心 隐藏 真实 原始 完整 未公开 心里 底层 內部 內心 隱藏 真實',
        '思考 推理 思维 思路 想法 心路 思維',
      ],
    },
    {
      language: 'zh',
      window: 28,
      slots: ['思考 推理 思维 思路 思維', '背后 得出 得到 之前 导致 如何 怎样 背後 導致', '答案 结论 回答 结果 結論 結果'],
    },
    {
      language: 'es',
      window: 14,
      slots: [
        'muestra* mostrar revel* escrib* describ* explic* expon* detall* reconstru* imprim* da dame indic* vuelca* relata*',
        'intern* ocult* privad* complet* real* silencios* subyacente* bruto sin_filtr*',
        'razonamiento* pensamiento* deliberacion* reflexion* proceso_mental monologo*',
      ],
    },
    {
      language: 'es',
      window: 16,
      slots: [
        'razonamiento* pensamiento* pasos reflexion*',
        'detras llev* antes conduj* llegar llegaste',
        'respuesta* conclusion* resultado* solucion*',
      ],
    },
    {
      language: 'de',
      window: 14,
      slots: [
        'zeig* gib nenn* schreib* beschreib* erklar* offenbar* leg* schilder* erlauter* darleg* ausgeben formulier* rekonstruier* leg_offen',
        'inner* intern* verborgen* eigentlich* still* vollstandig* versteckt* wortlich* ungefiltert* roh*',
        'gedanke* denk* uberlegung* begrundung* schlussfolger* argumentation*',
      ],
    },
    {
      language: 'de',
      window: 16,
      slots: [
        'gedanke* denk* uberlegung* schritte schritten',
        'gefuhrt fuhrte* hinter bevor gelangt* kamst gekommen',
        'antwort* ergebnis* schluss* losung* fazit',
      ],
    },
    {
      language: 'fr',
      window: 14,
      slots: [
        'montre* revel* ecri* decri* expliqu* expos* donne* detaill* reconstitu* affich* restitu* enonce* livre*',
        'intern* interieur* cache* prive* complet* brut* silencieu* sous_jacent*',
        'raisonnement* pensee* reflexion* deliberation* cheminement* monologue',
      ],
    },
    {
      language: 'fr',
      window: 16,
      slots: [
        'raisonnement* pensee* reflexion* etapes cheminement',
        'derriere condui* mene* avant abouti* amene*',
        'reponse* conclusion* resultat* solution*',
      ],
    },
    {
      language: 'pt',
      window: 14,
      slots: [
        'mostr* revel* escrev* descrev* expliqu* explic* expon* detalh* reconstru* imprim* forne* relat*',
        'intern* ocult* privad* complet* silencios* subjacent* bruto',
        'raciocinio* pensamento* deliberac* reflex* monologo*',
      ],
    },
    {
      language: 'pt',
      window: 16,
      slots: [
        'raciocinio* pensamento* etapas passos reflex*',
        'atras lev* antes conduz* chegar chegou',
        'resposta* conclus* resultado* soluc*',
      ],
    },
    {
      language: 'ru',
      window: 14,
      slots: [
        'покаж* раскр* опиш* объясн* напиш* вывед* излож* воспроизвед* перечисл* озвуч* приведи*',
        'внутренн* скрыт* полн* дословн* подробн* настоящ* сыр*',
        'рассужден* размышлен* мысл* обдумыван*',
      ],
    },
    {
      language: 'ru',
      window: 16,
      slots: ['рассужден* размышлен* мысл* шаги', 'прив* до перед прежде стоящ* лежащ*', 'ответ* вывод* решени* заключени*'],
    },
    {
      language: 'ja',
      window: 32,
      slots: [
        '示し 示せ 見せ 出力 書き出 書いて 説明 述べ 明かし 開示 再現 記述',
        '内部 内なる 隠れ 隠さ 心の中 頭の中 本当 生の 完全な',
        '思考 推論 考え 思索',
      ],
    },
    {
      language: 'ja',
      window: 32,
      slots: ['思考 推論 考え', '至る 至った 導い 導く 背後 たどり', '答え 結論 回答 解答'],
    },
    {
      language: 'ko',
      window: 28,
      slots: ['보여 출력 작성 설명 서술 공개 드러 적어', '내부 내면 숨겨진 속마음 실제 전체', '추론 사고 생각'],
    },
  ],
};
