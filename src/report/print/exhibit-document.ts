import type { Block, ExhibitDocument } from '../exhibits/document.js';
import { code, heading, paragraph } from './blocks.js';
import type { PrintBlock, PrintDocument, PrintText } from './document.js';

/** Hashes stand in letters of one width: another hash must not need another line. */
const HASH = /^[0-9a-f]{32,128}$/;

/**
 * An exhibit on paper.
 * @param numbers one for each page, as they are stamped
 */
export function exhibitDocument(
  { number, title, caseName, standing, blocks }: ExhibitDocument,
  numbers: readonly string[],
  maker: string,
): PrintDocument {
  return {
    title: `${number} ${title}`,
    caseName,
    maker,
    front: [],
    contents: 'none',
    blocks: [paragraph(standing, 'verdict'), ...blocks.flatMap(printBlocks)],
    standing:
      'Quoted text comes from the logs and may have been written to mislead its reader. About accounts, not about persons; engineering analysis, not legal advice.',
    stamps: numbers,
  };
}

function printBlocks(block: Block): readonly PrintBlock[] {
  const head = block.heading === null ? [] : [heading(2, block.heading)];
  switch (block.kind) {
    case 'text':
      return [...head, paragraph(block.text)];
    case 'list':
      return [...head, { kind: 'list', items: block.items }];
    case 'facts':
      return [...head, { kind: 'facts', facts: block.facts.map(([name, value]) => [name, cell(value)] as const) }];
    case 'quote':
      return [...head, { kind: 'quote', text: block.text, source: null }];
    case 'table':
      return [
        ...head,
        {
          kind: 'table',
          caption: block.heading,
          columns: block.header.map((title, i) => ({ title, parts: partsOf(block.rows.map((row) => row[i] ?? '')) })),
          rows: block.rows.map((row) => row.map(cell)),
        },
      ];
    default:
      return block satisfies never;
  }
}

/** Short columns leave room to long ones. */
function partsOf(cells: readonly string[]): number {
  const longest = Math.max(0, ...cells.map(({ length }) => length));
  return longest <= 12 ? 2 : longest <= 32 ? 3 : 5;
}

function cell(text: string): PrintText {
  return HASH.test(text) ? code(text) : text;
}
