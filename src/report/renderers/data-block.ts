import { escapeTerminal } from './escape.js';
import type { Markup } from './markup.js';

/**
 * Rows of text as a block of data in the page: never run, and unable to end its element, since `<` is written as an escape of JSON.
 * Cells that occur more than once are kept once. Unseen characters are made visible as everywhere.
 */
export function dataBlock(id: string, rows: readonly (readonly string[])[]): Markup {
  const counts = new Map<string, number>();
  for (const row of rows) for (const cell of row) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const words = [...counts].filter(([word, count]) => count > 1 && word.length > 2).map(([word]) => word);
  const indexOf = new Map(words.map((word, index) => [word, index]));
  const coded = rows.map((row) => row.map((cell) => indexOf.get(cell) ?? escapeTerminal(cell)));
  const json = JSON.stringify({ words: words.map(escapeTerminal), rows: coded }).replaceAll('<', '\\u003c');
  return { kind: 'markup', text: `<script type="application/json" id="${id}">${json}</script>` };
}
