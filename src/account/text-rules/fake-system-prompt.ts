import type { TextRule } from './text-rule.js';

export const fakeSystemPrompt: TextRule = {
  id: 'fake-system-prompt',
  version: 1,
  bit: 5,
  scope: 'turn',
  about: {
    title: 'A user turn that poses as a system prompt',
    measures: 'calls whose new user text claims to be a system or developer message that replaces or overrides the instructions',
    unit: 'share of sampled calls; higher means more often',
    source:
      'cover stories for the elicitation of reasoning: Anthropic threat report, September 2026, pp. 145–146, as summarised in public; families of words in eight languages, ours',
    weakness: 'words, not meaning; texts about prompts read alike',
    innocentCause: 'prompt engineering, teaching, red-team and safety work',
  },
  families: [
    {
      language: 'en',
      window: 14,
      slots: [
        'system developer admin administrator operator root',
        'prompt message override* instruction* notice directive* command mode',
        'new updated supersed* replac* ignor* disregard* begin end authoriz* authoris* enabled activated overrid*',
      ],
    },
    {
      language: 'zh',
      window: 28,
      slots: [
        '系统 开发者 管理员 系統 開發者 管理員',
        '提示 消息 指令 模式 通知',
        '新的 更新 覆盖 忽略 取代 授权 启用 覆蓋 授權',
      ],
    },
    {
      language: 'es',
      window: 14,
      slots: [
        'sistema desarrollador administrador',
        'mensaje instruccion* aviso orden modo',
        'nuevo nueva actualizad* ignor* sustituy* reemplaz* autoriz* activad*',
      ],
    },
    {
      language: 'de',
      window: 14,
      slots: [
        'system systemnachricht systemanweisung entwickler administrator',
        'nachricht anweisung* hinweis befehl modus systemnachricht systemanweisung',
        'neu neue ersetzt ignorier* autorisiert aktiviert aktualisiert* uberschreib*',
      ],
    },
    {
      language: 'fr',
      window: 14,
      slots: [
        'systeme developpeur administrateur',
        'message instruction* avis consigne* mode',
        'nouveau nouvelle* ignor* remplac* autoris* active mise_a_jour',
      ],
    },
    {
      language: 'pt',
      window: 14,
      slots: [
        'sistema desenvolvedor administrador',
        'mensagem instruc* aviso comando modo',
        'novo nova atualizad* ignor* substitu* autoriz* ativad*',
      ],
    },
    {
      language: 'ru',
      window: 14,
      slots: [
        'системн* разработчик* администратор*',
        'сообщени* инструкц* команд* режим*',
        'нов* игнорир* замен* обновл* авторизов* активир*',
      ],
    },
    {
      language: 'ja',
      window: 28,
      slots: ['システム 開発者 管理者', 'メッセージ 指示 命令 モード プロンプト', '新しい 更新 無視 上書き 許可 有効'],
    },
  ],
};
