import type { TextRule } from './text-rule.js';

export const fakeDebugging: TextRule = {
  id: 'fake-debugging',
  version: 1,
  bit: 4,
  scope: 'request',
  about: {
    title: 'Speaks of debugging or testing the model to see what is hidden',
    measures: 'calls in which debugging, diagnosis or testing is given as the reason to show reasoning or hidden instructions',
    unit: 'share of sampled calls; higher means more often',
    source:
      'cover stories for the elicitation of reasoning: Anthropic threat report, September 2026, pp. 145–146, as summarised in public; families of words in eight languages, ours',
    weakness: 'words, not meaning; real debugging of agents reads alike',
    innocentCause: 'debugging of agents, observability products, red-team and safety work',
  },
  families: [
    {
      language: 'en',
      window: 28,
      slots: [
        'debug debugging debugger diagnos* troubleshoot* regression test_mode testing_mode maintenance developer_mode verification audit auditing logging telemetry verbose bug',
        'internal hidden inner private raw intermediate full complete system unredacted',
        'reasoning thinking thought* scratchpad chain_of_thought deliberation* intermediate_steps internal_state system_prompt hidden_instructions',
      ],
    },
    {
      language: 'zh',
      window: 40,
      slots: [
        '调试 诊断 测试模式 开发者模式 調試 除錯',
        '内部 隐藏 原始 系统 內部 隱藏 系統',
        '思考 推理 思维 提示词 指令 状态 狀態',
      ],
    },
    {
      language: 'es',
      window: 28,
      slots: [
        'depur* diagnostic* modo_de_prueba modo_desarrollador',
        'intern* ocult* sistema',
        'razonamiento* pensamiento* instrucciones estado',
      ],
    },
    {
      language: 'de',
      window: 28,
      slots: [
        'debug* fehlersuche diagnose* testmodus entwicklermodus wartungsmodus',
        'intern* verborgen* versteckt* system',
        'gedanke* uberlegung* anweisung* systemprompt zustand denk*',
      ],
    },
    {
      language: 'fr',
      window: 28,
      slots: [
        'debog* debug* diagnostic* mode_test mode_developpeur',
        'intern* cache* systeme',
        'raisonnement* pensee* instructions etat',
      ],
    },
    {
      language: 'pt',
      window: 28,
      slots: [
        'depur* diagnostic* modo_de_teste modo_desenvolvedor',
        'intern* ocult* sistema',
        'raciocinio* pensamento* instruc* estado',
      ],
    },
    {
      language: 'ru',
      window: 28,
      slots: [
        'отлад* диагностик* режим_разработчика тестов*',
        'внутренн* скрыт* системн*',
        'рассужден* мысл* инструкц* состояни*',
      ],
    },
    {
      language: 'ja',
      window: 40,
      slots: ['デバッグ 診断 テストモード 開発者モード', '内部 隠れ 隠さ システム', '思考 推論 指示 プロンプト 状態'],
    },
  ],
};
