import type { TextRule } from './text-rule.js';

export const rubricGrading: TextRule = {
  id: 'rubric-grading',
  version: 1,
  bit: 1,
  scope: 'request',
  about: {
    title: 'Grades answers by a rubric',
    measures: 'calls that ask for a score of an answer on a scale or by criteria, or for the better of two answers',
    unit: 'share of sampled calls; higher means the model serves as a judge more often',
    source:
      'Anthropic, “Detecting and preventing distillation attacks”, February 2026 (grading against rubrics, the model as a reward model); families of words in eight languages, ours',
    weakness: 'words, not meaning: marking of essays and of models look alike',
    innocentCause: 'evaluation harness, school grading, a model as judge in continuous integration',
  },
  families: [
    {
      language: 'en',
      window: 24,
      slots: [
        'grade grading score rate rating evaluat* assess* judg* mark rank',
        'rubric* criteria criterion scale points likert from_1 1_to 0_to 1_5 1_10 scoring',
        'answer* response* output* completion* reply replies solution* candidate* essay* text',
      ],
    },
    {
      language: 'en',
      window: 60,
      slots: [
        'which better prefer* choose compar* judg* superior',
        'response_a answer_a assistant_a model_a output_a response_1 answer_1 first_response first_answer',
        'response_b answer_b assistant_b model_b output_b response_2 answer_2 second_response second_answer',
      ],
    },
    {
      language: 'zh',
      window: 40,
      slots: ['评分 打分 评估 评价 評分 評估', '标准 量表 满分 准则 维度 分制 標準 滿分', '回答 答案 回复 输出 作文 輸出'],
    },
    {
      language: 'es',
      window: 24,
      slots: [
        'evalua* calific* puntua valora*',
        'rubrica* criterio* escala puntos puntuacion*',
        'respuesta* solucion* texto* salida*',
      ],
    },
    {
      language: 'de',
      window: 24,
      slots: [
        'bewert* benot* beurteil*',
        'skala kriteri* punkte* raster bewertungsraster',
        'antwort* losung* ausgabe* text* aufsatz*',
      ],
    },
    {
      language: 'fr',
      window: 24,
      slots: [
        'evalu* notez noter juge* appreci*',
        'grille criter* bareme echelle points',
        'reponse* copie* solution* texte* redaction*',
      ],
    },
    {
      language: 'pt',
      window: 24,
      slots: ['avali* pontu* classifi*', 'rubrica* criterio* escala pontos nota', 'resposta* soluc* texto* redac*'],
    },
    {
      language: 'ru',
      window: 24,
      slots: ['оцен* выстав* проставь*', 'критери* шкал* балл* рубрик*', 'ответ* решени* текст* сочинени*'],
    },
    {
      language: 'ja',
      window: 40,
      slots: ['採点 評価', '基準 ルーブリック 段階 点満点 尺度', '回答 答え 応答 出力 作文'],
    },
  ],
};
