import { STYLE, STYLE_HASH } from '../renderers/html-style.js';
import { type Markup, markup } from '../renderers/markup.js';
import { table } from '../sections/table.js';
import type { Block, ExhibitDocument } from './document.js';

/** How pages of a production look. One document is one page with one number; a renderer of several pages would take a number for each. */
export interface RenderedPage {
  readonly extension: 'html';
  readonly text: string;
}

const STYLE_MARKUP: Markup = { kind: 'markup', text: STYLE };
const STYLE_HASH_MARKUP: Markup = { kind: 'markup', text: STYLE_HASH };

/** A page without script, image, font or link to elsewhere, as the report is. */
export function renderPages({ number, title, caseName, standing, blocks }: ExhibitDocument): RenderedPage {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH_MARKUP}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${number} ${title}</title>
<style>${STYLE_MARKUP}</style>
</head>
<body>
<header class="masthead"><div><p class="maker">${number}${caseName === null ? '' : ` · ${caseName}`}</p><h1>${title}</h1></div></header>
<div class="page"><main>
<p>${standing}</p>
${blocks.map(blockMarkup)}</main></div>
<footer><p>${number}. Quoted text comes from the logs and may have been written to mislead its reader. The page is about accounts, not about persons; it is engineering analysis, not legal advice.</p></footer>
</body>
</html>
`;
  return { extension: 'html', text: page.text };
}

function blockMarkup(block: Block): Markup {
  const heading = block.heading === null ? null : markup`<h3>${block.heading}</h3>\n`;
  switch (block.kind) {
    case 'text':
      return markup`${heading}<p>${block.text}</p>\n`;
    case 'list':
      return markup`${heading}<ul>${block.items.map((item) => markup`<li><bdi>${item}</bdi></li>`)}</ul>\n`;
    case 'facts':
      return markup`${heading}<dl class="propositions">${block.facts.map(
        ([name, value]) => markup`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`,
      )}</dl>\n`;
    case 'quote':
      return markup`${heading}<div class="quotes"><blockquote><bdi>${block.text}</bdi></blockquote></div>\n`;
    case 'table':
      return markup`${table(
        block.heading,
        block.header.map((title) => ({ title })),
        block.rows.map((row) => row.map((cell) => markup`<bdi>${cell}</bdi>`)),
      )}\n`;
    default:
      return block satisfies never;
  }
}
