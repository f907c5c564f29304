import { describe, expect, it } from 'vitest';
import { readRendered } from '../../src/record/chat-template.js';
import { type Conversation, collectTurns } from '../../src/record/new-turns.js';
import { readPrompt, readRequest } from '../../src/record/prompt.js';
import type { Message } from '../../src/record/record.js';

/** One way of writing a conversation. `write` takes turns as they were spoken. */
interface Dialect {
  readonly name: string;
  readonly hasTools: boolean;
  read(turns: readonly Message[]): Conversation;
}

const chat = (role: string, content: unknown) => ({ role, content });
const text = (words: string) => [{ type: 'text', text: words }];
const openaiTurn = ({ role, text: words }: Message) =>
  role === 'tool' ? { role, tool_call_id: 'call-1', content: words } : chat(role, words);
const result = (content: unknown) => ({ type: 'tool_result', tool_use_id: 'toolu-1', content });
const names = { system: 'SYSTEM', user: 'USER', assistant: 'CHATBOT', tool: 'TOOL' } as const;
const langchain = { system: 'system', user: 'human', assistant: 'ai', tool: 'tool' } as const;

/** A list whose system text stands beside it. */
const beside = (turns: readonly Message[], write: (turn: Message) => object): object => ({
  system: turns[0]?.role === 'system' ? turns[0].text : undefined,
  messages: turns.filter(({ role }) => role !== 'system').map(write),
});

const DIALECTS: readonly Dialect[] = [
  { name: 'OpenAI chat', hasTools: true, read: (turns) => readRequest({ model: 'm', messages: turns.map(openaiTurn) }) },
  {
    name: 'OpenAI chat with parts and a developer',
    hasTools: true,
    read: (turns) =>
      readRequest({
        messages: turns.map((turn) =>
          turn.role === 'system' ? chat('developer', text(turn.text)) : { ...openaiTurn(turn), content: text(turn.text) },
        ),
      }),
  },
  {
    name: 'OpenAI Responses',
    hasTools: true,
    read: (turns) =>
      readRequest({
        instructions: turns[0]?.role === 'system' ? turns[0].text : undefined,
        input: turns
          .filter(({ role }) => role !== 'system')
          .map(({ role, text: words }) =>
            role === 'tool'
              ? { type: 'function_call_output', call_id: 'call-1', output: words }
              : { type: 'message', ...chat(role, words) },
          ),
      }),
  },
  {
    name: 'Anthropic messages',
    hasTools: true,
    read: (turns) =>
      readRequest(
        beside(turns, ({ role, text: words }) =>
          role === 'tool' ? chat('user', [result(text(words))]) : chat(role, text(words)),
        ) as never,
      ),
  },
  {
    name: 'Bedrock Converse',
    hasTools: true,
    read: (turns) =>
      readRequest(
        beside(turns, ({ role, text: words }) =>
          role === 'tool' ? chat('user', [{ toolResult: { content: [{ text: words }] } }]) : chat(role, [{ text: words }]),
        ) as never,
      ),
  },
  {
    name: 'OpenTelemetry parts',
    hasTools: true,
    read: (turns) =>
      collectTurns(
        turns.map(({ role, text: words }) => ({
          role,
          parts: [role === 'tool' ? { type: 'tool_call_response', response: words } : { type: 'text', content: words }],
        })),
        null,
      ),
  },
  { name: 'JSON text of messages', hasTools: true, read: (turns) => readPrompt(JSON.stringify(turns.map(openaiTurn)), null) },
  {
    name: 'Gemini contents',
    hasTools: false,
    read: (turns) =>
      collectTurns(
        turns.map(({ role, text: words }) => ({ role: role === 'assistant' ? 'model' : role, parts: [{ text: words }] })),
        null,
      ),
  },
  {
    name: 'Cohere roles',
    hasTools: true,
    read: (turns) =>
      collectTurns(
        turns.map(({ role, text: words }) => chat(names[role], words)),
        null,
      ),
  },
  {
    name: 'LangChain types',
    hasTools: true,
    read: (turns) =>
      collectTurns(
        turns.map(({ role, text: content }) => ({ type: langchain[role], content })),
        null,
      ),
  },
  {
    name: 'rendered ChatML',
    hasTools: true,
    read: (turns) =>
      readRendered(
        `${turns.map(({ role, text: words }) => `<|im_start|>${role}\n${words}<|im_end|>\n`).join('')}<|im_start|>assistant\n`,
      ),
  },
  {
    name: 'rendered Llama 3',
    hasTools: true,
    read: (turns) =>
      readRendered(
        `<|begin_of_text|>${turns.map(({ role, text: words }) => `<|start_header_id|>${role === 'tool' ? 'ipython' : role}<|end_header_id|>\n\n${words}<|eot_id|>`).join('')}`,
      ),
  },
];

const said = (role: Message['role'], words: string): Message => ({ role, text: words });
const SYSTEM = said('system', 'Keep the oven log.');
const HISTORY = [
  said('user', 'Which flour?'),
  said('assistant', 'Rye.'),
  said('user', 'How much?'),
  said('assistant', 'Two sacks.'),
];
const newTurns = ({ messages, newFrom }: Conversation) => messages.slice(newFrom);

describe.each(DIALECTS.map((dialect) => [dialect.name, dialect] as const))('%s', (_, { read }) => {
  it('gives the turns after the last answer as new, and the system text', () => {
    const conversation = read([SYSTEM, ...HISTORY, said('user', 'And salt?')]);
    expect(conversation.system).toBe('Keep the oven log.');
    expect(newTurns(conversation)).toEqual([said('user', 'And salt?')]);
    expect(conversation.messages.slice(0, conversation.newFrom)).toEqual(
      HISTORY.map(({ role, text: words }, i) => said(role, i === 0 ? words : '')),
    );
  });

  it('gives the whole of a first call as new', () => {
    expect(newTurns(read([SYSTEM, said('user', 'Which flour?')]))).toEqual([said('user', 'Which flour?')]);
  });

  it('gives the same new turns when the history was edited, cut or is held by the server', () => {
    const next = said('user', 'And salt?');
    const edited = [said('user', 'Which flour, please?'), said('assistant', 'Spelt.')];
    for (const history of [edited, HISTORY.slice(2), []]) expect(newTurns(read([...history, next]))).toEqual([next]);
  });
});

const WITH_TOOLS = DIALECTS.filter(({ hasTools }) => hasTools);

describe.each(WITH_TOOLS.map((dialect) => [dialect.name, dialect] as const))('%s with tools', (_, { read }) => {
  it('gives the result of a tool as new after the call that asked for it', () => {
    const turns = [SYSTEM, said('user', 'How hot?'), said('assistant', 'I look.'), said('tool', '230')];
    expect(newTurns(read(turns))).toEqual([said('tool', '230')]);
  });

  it('gives no tool result again once it was answered', () => {
    const turns = [
      said('user', 'How hot?'),
      said('assistant', 'I look.'),
      said('tool', '230'),
      said('assistant', '230.'),
      said('user', 'Why?'),
    ];
    expect(newTurns(read(turns))).toEqual([said('user', 'Why?')]);
  });
});
