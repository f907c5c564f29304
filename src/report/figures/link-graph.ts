import type { GraphPicture } from '../pictures.js';
import { cutText } from '../renderers/escape.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordBits, wordCount, wordNumberOf } from '../words.js';
import { coordinate, drawing } from './drawing.js';
import { percent } from './percent.js';
import { spreadNodes } from './spread-nodes.js';

const HEIGHT_PX = 340;
const MARGIN_PX = 18;
/** Room for names at either side, in percent. */
const MARGIN = 12;
/** More names would cover each other. */
const NAMED_NODES = 30;

/** Accounts as circles, links as lines, thicker for more bits; bridges dashed and in another hue. */
export function linkGraph(picture: GraphPicture): Markup {
  const { nodes, links } = picture;
  const spots = spreadNodes(nodes.length, links);
  const most = Math.max(1, ...links.map(({ bits }) => bits));
  const mostTie = Math.max(1, ...nodes.map(({ bits }) => bits));
  const x = (node: number): string => percent(MARGIN + spots[node]![0] * (100 - 2 * MARGIN));
  const y = (node: number): string => coordinate(MARGIN_PX + spots[node]![1] * (HEIGHT_PX - 2 * MARGIN_PX));
  return drawing(
    { className: 'graph', title: 'Links between the accounts of the group', description: describe(picture), heightPx: HEIGHT_PX },
    markup`${[...links]
      .reverse()
      .map(
        ({ left, right, bits, isBridge }) =>
          markup`<line class="${isBridge ? 'bridge' : 'edge'}" stroke-width="${coordinate(0.6 + (2.6 * bits) / most)}" x1="${x(left)}" y1="${y(left)}" x2="${x(right)}" y2="${y(right)}"/>`,
      )}
${nodes.map(
  ({ account, bits }, i) =>
    markup`<circle class="node" cx="${x(i)}" cy="${y(i)}" r="${coordinate(3.5 + (4 * Math.max(0, bits)) / mostTie)}"><title>${account}: tied by ${wordBits(bits)} bits</title></circle>${nodes.length > NAMED_NODES ? '' : markup`<text class="name" x="${x(i)}" y="${coordinate(Number(y(i)) - 9)}" text-anchor="middle">${cutText(account, 14)}</text>`}`,
)}`,
  );
}

function describe({ nodes, links, bridges, parts, accountsNotDrawn, linksNotDrawn, accountsWithoutLink }: GraphPicture): string {
  return `${wordCount(nodes.length)} of ${wordNumberOf(nodes.length + accountsNotDrawn, 'account')} and ${wordCount(links.length)} of ${wordNumberOf(links.length + linksNotDrawn, 'link')} are drawn; ${wordNumberOf(bridges, 'bridge')}, ${wordNumberOf(parts, 'part')}, ${wordNumberOf(accountsWithoutLink, 'account')} without a link`;
}
