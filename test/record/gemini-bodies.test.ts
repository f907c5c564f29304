import { describe, expect, it } from 'vitest';
import { readBodyParameters } from '../../src/record/parameters.js';
import { readRequest } from '../../src/record/prompt.js';
import { readAnswer } from '../../src/record/read-answer.js';
import { readUsage } from '../../src/record/usage.js';

describe('a Gemini request', () => {
  it('gives system text, old turns without text but for the first, and the new turn', () => {
    const body = {
      systemInstruction: { parts: [{ text: 'You keep the light.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Is it lit?' }] },
        { role: 'model', parts: [{ functionCall: { name: 'lamp' } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'lamp', response: { lit: true } } }, { text: 'And now?' }] },
      ],
    };
    expect(readRequest(body)).toEqual({
      system: 'You keep the light.',
      messages: [
        { role: 'user', text: 'Is it lit?' },
        { role: 'assistant', text: '' },
        { role: 'tool', text: '' },
        { role: 'user', text: 'And now?' },
      ],
      newFrom: 2,
    });
  });

  it('gives the parameters of its generation config and counts each declared function', () => {
    const generationConfig = {
      temperature: 0.2,
      topP: 0.9,
      topK: 40,
      candidateCount: 2,
      maxOutputTokens: 64,
      stopSequences: ['END'],
      seed: 7,
      responseMimeType: 'application/json',
      responseLogprobs: true,
      logprobs: 5,
      thinkingConfig: { thinkingBudget: 1024 },
    };
    const tools = [{ functionDeclarations: [{ name: 'lamp' }, { name: 'horn' }] }, { googleSearch: {} }];
    expect(readBodyParameters({ generationConfig, tools })).toEqual({
      temperature: 0.2,
      topP: 0.9,
      topK: 40,
      n: 2,
      maxTokens: 64,
      stop: 'END',
      seed: 7,
      responseFormat: 'application/json',
      logprobs: true,
      topLogprobs: 5,
      thinking: 'budget 1024',
      tools: 3,
    });
  });

  it('names a level of thinking before a budget', () => {
    const thinkingConfig = { thinkingLevel: 'low', thinkingBudget: 9 };
    expect(readBodyParameters({ generationConfig: { thinkingConfig } })).toEqual({ thinking: 'low' });
    expect(readBodyParameters({ generationConfig: { thinkingConfig: {} } })).toEqual({});
  });
});

describe('a Gemini answer', () => {
  const parts = [{ text: 'I think of rye.', thought: true }, { text: 'Rye.' }];

  it('gives its text without the thoughts', () => {
    const body = { candidates: [{ content: { parts }, finishReason: 'STOP' }], responseId: 'r1', modelVersion: 'gemini-x' };
    expect(readAnswer(body)).toMatchObject({ text: 'Rye.', stopReason: 'STOP', id: 'r1', model: 'gemini-x' });
  });

  it('is put together from chunks, the counts being those of the last', () => {
    const chunks = [
      { candidates: [{ content: { parts: [{ text: 'Ry' }] } }], usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 1 } },
      {
        candidates: [{ content: { parts: [{ text: 'e.' }] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 2 },
      },
    ];
    const answer = readAnswer(chunks);
    expect(answer).toMatchObject({ text: 'Rye.', stopReason: 'STOP' });
    expect(readUsage(answer.usage)).toEqual({ inputTokens: 5, outputTokens: 2 });
  });

  it('tells why a prompt was blocked', () => {
    expect(readAnswer({ candidates: [], promptFeedback: { blockReason: 'SAFETY' } })).toMatchObject({
      text: '',
      stopReason: 'SAFETY',
    });
  });

  it('counts thoughts as output', () => {
    expect(readUsage({ promptTokenCount: 5, candidatesTokenCount: 2, thoughtsTokenCount: 40 })).toEqual({
      inputTokens: 5,
      outputTokens: 42,
    });
    expect(readUsage({ promptTokenCount: 5 })).toEqual({ inputTokens: 5, outputTokens: null });
  });
});
