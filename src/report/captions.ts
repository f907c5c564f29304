import type { ActivityPicture, GraphPicture, LinkPicture } from './pictures.js';
import { wordBits, wordCount, wordNumberOf } from './words.js';

/** What stands under a picture of a group, on the page and on paper. */

export function captionActivity({ daysPerCell, rows, accountsNotDrawn, marks }: ActivityPicture): string {
  const cell = daysPerCell === 1 ? 'a day (UTC)' : `${daysPerCell} days (UTC)`;
  const kinds = new Set(marks.map(({ kind }) => kind));
  return sentences([
    `One row an account in the order of its first call, one column ${cell}; the more a cell stands out from the page, the more calls it holds; the number at the right is their sum.`,
    kinds.has('ban') ? 'A cross marks a ban.' : '',
    kinds.has('release') ? 'A dashed line marks the release of a model.' : '',
    'Columns that fill and empty together mean accounts in step; a falling stair means that one account follows another. Classes and shared timetables look like this too.',
    accountsNotDrawn === 0
      ? ''
      : `${wordNumberOf(rows.length, 'account is', 'accounts are')} drawn, evenly taken; ${wordCount(accountsNotDrawn)} more ${accountsNotDrawn === 1 ? 'is' : 'are'} not.`,
  ]);
}

export function captionGraph(graph: GraphPicture): string {
  return sentences([
    'A circle is an account, larger when it is tied to the group by more bits; a line is a link, thicker for more bits. Nearness has no other meaning.',
    notDrawn(graph),
    graph.parts > 1 ? `The links form ${wordCount(graph.parts)} separate parts.` : '',
    graph.accountsWithoutLink > 0
      ? `${wordNumberOf(graph.accountsWithoutLink, 'account')} ${graph.accountsWithoutLink === 1 ? 'has' : 'have'} no link and joined by the group’s profile.`
      : '',
    graph.bridges === 0
      ? 'There is no bridge: no single link holds the group together.'
      : `${wordNumberOf(graph.bridges, 'bridge')} (dashed): without ${graph.bridges === 1 ? 'it' : 'any one of them'} the group falls into parts that nothing else joins, which weakens the claim that it is one.`,
  ]);
}

/** Behind the names of the two accounts. */
export function captionLink({ bits }: LinkPicture): string {
  return `${wordBits(bits)} bits above what a random pair must overcome.`;
}

export const LINKS_NOTE =
  'Bars to the right: the two accounts are more alike under this signal than random pairs of this log; to the left: less alike. Links only propose a group; they are not part of the evidence above.';

function notDrawn({ nodes, links: drawn, accountsNotDrawn, linksNotDrawn }: GraphPicture): string {
  const accounts =
    accountsNotDrawn === 0
      ? `All ${wordNumberOf(nodes.length, 'account')} are drawn`
      : `${wordCount(nodes.length)} accounts are drawn and ${wordCount(accountsNotDrawn)} are not`;
  return `${accounts}, with ${linksNotDrawn === 0 ? `all ${wordNumberOf(drawn.length, 'link')}` : `the strongest ${wordCount(drawn.length)} of ${wordNumberOf(drawn.length + linksNotDrawn, 'link')}`}.`;
}

function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
