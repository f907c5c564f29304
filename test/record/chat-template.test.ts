import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRendered } from '../../src/record/chat-template.js';

const llama = (role: string, text: string) => `<|start_header_id|>${role}<|end_header_id|>\n\n${text}<|eot_id|>`;
const chatml = (role: string, text: string) => `<|im_start|>${role}\n${text}<|im_end|>\n`;

describe('readRendered', () => {
  it.each([
    ['ChatML', chatml, '', '<|im_start|>assistant\n'],
    ['Llama 3', llama, '<|begin_of_text|>', '<|start_header_id|>assistant<|end_header_id|>\n\n'],
  ])('finds the turns of %s', (_, turn, start, ask) => {
    const history = [
      turn('system', 'Be brief.'),
      turn('user', 'Rye?'),
      turn('assistant', 'Yes.'),
      turn('user', 'Why?\n\nAnd oats?'),
    ];
    expect(readRendered(`${start}${history.join('')}${ask}`)).toEqual({
      system: 'Be brief.',
      messages: [
        { role: 'user', text: 'Rye?' },
        { role: 'assistant', text: '' },
        { role: 'user', text: 'Why?\n\nAnd oats?' },
      ],
      newFrom: 2,
    });
  });

  it('takes results of the interpreter for a tool turn', () => {
    expect(readRendered(llama('user', 'Sum?') + llama('assistant', '2+2') + llama('ipython', '4')).messages).toEqual([
      { role: 'user', text: 'Sum?' },
      { role: 'assistant', text: '' },
      { role: 'tool', text: '4' },
    ]);
  });

  it('keeps a text of another template as one turn', () => {
    expect(readRendered('[INST] Rye? [/INST]').messages).toEqual([{ role: 'user', text: '[INST] Rye? [/INST]' }]);
  });

  it('keeps what is there of a text that was cut', () => {
    expect(readRendered('<|im_start|>user\nHow long does ry').messages).toEqual([{ role: 'user', text: 'How long does ry' }]);
    expect(readRendered('<|im_start|>us').messages).toEqual([]);
  });

  it('never throws, and new turns lie within the turns', () => {
    const piece = fc.constantFrom(
      '<|im_start|>',
      '<|im_end|>',
      'user',
      'assistant',
      '\n',
      'x',
      '<|start_header_id|>',
      '<|eot_id|>',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { messages, newFrom } = readRendered(pieces.join(''));
        expect(newFrom).toBeLessThanOrEqual(messages.length);
      }),
    );
  });
});
