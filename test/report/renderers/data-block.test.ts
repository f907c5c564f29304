import { describe, expect, test } from 'vitest';
import { dataBlock } from '../../../src/report/renderers/data-block.js';
import { escapeTerminal } from '../../../src/report/renderers/escape.js';
import { hostileStrings } from '../bakery.js';

/** Rows as the page's script reads them. */
function read(block: string): readonly (readonly string[])[] {
  const json = /^<script type="application\/json" id="rows">([\s\S]*)<\/script>$/.exec(block)![1]!;
  const { words, rows } = JSON.parse(json) as { words: string[]; rows: (string | number)[][] };
  return rows.map((row) => row.map((cell) => (typeof cell === 'number' ? words[cell]! : cell)));
}

test('rows come back as they were; what occurs twice is written once', () => {
  const rows = [
    ['ines', 'wick-large', '7'],
    ['olav', 'wick-large', '7'],
  ];
  const { text } = dataBlock('rows', rows);
  expect(read(text)).toEqual(rows);
  expect(text.split('wick-large')).toHaveLength(2);
});

describe.each(hostileStrings())('$name', ({ text: hostile }) => {
  test('ends neither its element nor its string, alone or repeated', () => {
    const { text } = dataBlock('rows', [
      [hostile, 'once'],
      [hostile, `${hostile}!`],
    ]);
    expect(text.slice(8, -9)).not.toContain('<');
    expect(read(text)[0]![0]).toBe(escapeTerminal(hostile));
    expect(read(text)[1]![1]).toBe(escapeTerminal(`${hostile}!`));
  });
});
