import type { TextRule } from './text-rule.js';

export const doNotFlag: TextRule = {
  id: 'do-not-flag',
  version: 1,
  bit: 6,
  scope: 'request',
  about: {
    title: 'Asks in advance not to be flagged or refused',
    measures: 'calls that tell the model not to flag, refuse, report or block the request',
    unit: 'share of sampled calls; higher means more often',
    source:
      'evasion prompts: Anthropic threat report, September 2026, pp. 145–146, as summarised in public; families of words in eight languages, ours',
    weakness: 'words, not meaning; instructions to classifiers read alike',
    innocentCause: 'moderation work, tired users of cautious models, safety work',
  },
  families: [
    {
      language: 'en',
      window: 10,
      slots: [
        'do_not don_t never must_not should_not shouldn_t without avoid',
        'flag flagging refus* report reporting block blocking moderat* censor* decline',
        'request* this conversation prompt content query task violation abuse suspicious it me',
      ],
    },
    {
      language: 'zh',
      window: 20,
      slots: ['不要 请勿 别 無需 无需 不得', '标记 拒绝 举报 拦截 審查 审查 標記 拒絕', '请求 内容 对话 问题 任务 請求 內容'],
    },
    {
      language: 'es',
      window: 12,
      slots: [
        'no sin nunca evita',
        'marques marcar rechac* denunci* bloque* censur*',
        'solicitud* peticion* contenido* conversacion* esto tarea*',
      ],
    },
    {
      language: 'de',
      window: 12,
      slots: [
        'nicht niemals ohne keinesfalls',
        'melde* markier* ablehn* verweiger* blockier* zensier*',
        'anfrage* inhalt* gesprach* dies* aufgabe*',
      ],
    },
    {
      language: 'fr',
      window: 12,
      slots: [
        'ne pas sans jamais',
        'signal* refus* bloqu* censur* marqu*',
        'demande* requete* contenu* conversation* ceci tache*',
      ],
    },
    {
      language: 'pt',
      window: 12,
      slots: [
        'nao sem nunca evite',
        'marque* sinaliz* recus* denunci* bloque* censur*',
        'solicitac* pedido* conteudo* conversa* isto tarefa*',
      ],
    },
    {
      language: 'ru',
      window: 12,
      slots: ['не никогда без', 'помеча* отказыв* сообща* блокир* цензур*', 'запрос* содержани* разговор* это задач*'],
    },
    {
      language: 'ja',
      window: 24,
      slots: ['しないで 控えて 禁止 せずに', 'フラグ 拒否 報告 ブロック 検閲', 'リクエスト 依頼 内容 会話 要求'],
    },
  ],
};
