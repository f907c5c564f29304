import { type Markup, markup } from '../renderers/markup.js';
import type { Block, ExhibitDocument } from './document.js';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './page-style.js';

/** How pages of a production look. One document is one page with one number; a renderer of several pages would take a number for each. */
interface RenderedPage {
  readonly extension: 'html';
  readonly text: string;
}

const STYLE_MARKUP: Markup = { kind: 'markup', text: PAGE_STYLE };
const STYLE_HASH_MARKUP: Markup = { kind: 'markup', text: PAGE_STYLE_HASH };

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
<header><p class="number">${number}${caseName === null ? '' : ` · ${caseName}`}</p><h1>${title}</h1></header>
<main>
<p class="standing">${standing}</p>
${blocks.map(blockMarkup)}</main>
<footer><p>${number}. Quoted text comes from the logs and may have been written to mislead its reader. The page is about accounts, not about persons; it is engineering analysis, not legal advice.</p></footer>
</body>
</html>
`;
  return { extension: 'html', text: page.text };
}

function blockMarkup(block: Block): Markup {
  const heading = block.heading === null ? null : markup`<h2>${block.heading}</h2>\n`;
  switch (block.kind) {
    case 'text':
      return markup`${heading}<p>${block.text}</p>\n`;
    case 'list':
      return markup`${heading}<ul>${block.items.map((item) => markup`<li><bdi>${item}</bdi></li>`)}</ul>\n`;
    case 'facts':
      return markup`${heading}<dl>${block.facts.map(
        ([name, value]) => markup`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`,
      )}</dl>\n`;
    case 'quote':
      return markup`${heading}<blockquote><bdi>${block.text}</bdi></blockquote>\n`;
    case 'table':
      return markup`${heading}<table>
<thead><tr>${block.header.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${block.rows.map((row) => markup`<tr>${row.map((cell) => markup`<td><bdi>${cell}</bdi></td>`)}</tr>\n`)}</tbody></table>\n`;
    default:
      return block satisfies never;
  }
}
