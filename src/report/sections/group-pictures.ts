import { activityHeat } from '../figures/activity-heat.js';
import { bitsWaterfall } from '../figures/bits-waterfall.js';
import { coverageLines } from '../figures/coverage-lines.js';
import { captioned } from '../figures/drawing.js';
import { linkGraph } from '../figures/link-graph.js';
import type { ActivityPicture, GraphPicture, LinkPicture } from '../pictures.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { ReportCluster } from '../report.js';
import { wordBits, wordCount, wordNumberOf } from '../words.js';
import { promptForms } from './prompt-forms.js';

/** What the group looks like: who was active when, who resembles whom, what was asked. Nothing for reports written before 1.1. */
export function groupPictures({ pictures }: ReportCluster): Markup {
  if (pictures === undefined) return NOTHING;
  const { activity, graph, strongestLinks, prompts } = pictures;
  return markup`${activity === null ? NOTHING : markup`<h4>Who was active when</h4>${captioned(activityHeat(activity), activityCaption(activity))}`}
${graph === null ? NOTHING : links(graph, strongestLinks)}
${prompts === null ? NOTHING : promptForms(prompts)}`;
}

export function groupCurves({ pictures }: ReportCluster): Markup {
  const curves = pictures?.curves ?? [];
  if (curves.length === 0) return NOTHING;
  const captions = {
    breadth: 'Higher means that more different content was found in the same number of calls: a broader sweep.',
    novelty:
      'Higher means that a further call still brings something new; a line that falls to the bottom has covered its subject.',
  };
  return markup`<p class="legend"><span class="key own"></span>this group <span class="key band"></span>central 95 % of ${wordNumberOf(curves[0]?.pools ?? 0, 'pool')} of as many ordinary accounts, with their median</p>
<div class="pair">${curves.map((curve) => captioned(coverageLines(curve), markup`<strong>${CURVE_TITLES[curve.id]}.</strong> ${captions[curve.id]} Inside the band is ordinary; both sides outside are unusual.`))}</div>`;
}

const CURVE_TITLES = { breadth: 'Kinds of content found', novelty: 'What a further call adds' } as const;

function activityCaption({ daysPerCell, rows, accountsNotDrawn, marks }: ActivityPicture): Markup {
  const cell = daysPerCell === 1 ? 'a day (UTC)' : `${daysPerCell} days (UTC)`;
  const rest =
    accountsNotDrawn === 0
      ? ''
      : ` ${wordCount(rows.length)} accounts are drawn, evenly taken; ${wordCount(accountsNotDrawn)} more are not.`;
  const kinds = new Set(marks.map(({ kind }) => kind));
  const key = `${kinds.has('ban') ? ' A cross marks a ban.' : ''}${kinds.has('release') ? ' A dashed line marks the release of a model.' : ''}`;
  return markup`One row an account in the order of its first call, one column ${cell}; the more a cell stands out from the page, the more calls it holds; the number at the right is their sum.${key} Columns that fill and empty together mean accounts in step; a falling stair means that one account follows another. Classes and shared timetables look like this too.${rest}`;
}

function links(graph: GraphPicture, strongest: readonly LinkPicture[]): Markup {
  return markup`<h4>Who resembles whom</h4>
${captioned(linkGraph(graph), graphCaption(graph))}
<h4>The strongest links, signal by signal</h4>
<div class="multiples">${strongest.map((link) => captioned(linkWaterfall(link), markup`<bdi>${link.left}</bdi> and <bdi>${link.right}</bdi>: ${wordBits(link.bits)} bits above what a random pair must overcome.`))}</div>
<p class="why">Bars to the right: the two accounts are more alike under this signal than random pairs of this log; to the left: less alike. Links only propose a group; they are not part of the evidence above.</p>`;
}

function graphCaption(graph: GraphPicture): string {
  return [
    'A circle is an account, larger when it is tied to the group by more bits; a line is a link, thicker for more bits. Nearness has no other meaning.',
    notDrawn(graph),
    graph.parts > 1 ? `The links form ${wordCount(graph.parts)} separate parts.` : '',
    graph.accountsWithoutLink > 0
      ? `${wordNumberOf(graph.accountsWithoutLink, 'account')} ${graph.accountsWithoutLink === 1 ? 'has' : 'have'} no link and joined by the group’s profile.`
      : '',
    graph.bridges === 0
      ? 'There is no bridge: no single link holds the group together.'
      : `${wordNumberOf(graph.bridges, 'bridge')} (dashed): without ${graph.bridges === 1 ? 'it' : 'any one of them'} the group falls into parts that nothing else joins, which weakens the claim that it is one.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function notDrawn({ nodes, links: drawn, accountsNotDrawn, linksNotDrawn }: GraphPicture): string {
  const accounts =
    accountsNotDrawn === 0
      ? `All ${wordNumberOf(nodes.length, 'account')} are drawn`
      : `${wordCount(nodes.length)} accounts are drawn and ${wordCount(accountsNotDrawn)} are not`;
  return `${accounts}, with ${linksNotDrawn === 0 ? `all ${wordNumberOf(drawn.length, 'link')}` : `the strongest ${wordCount(drawn.length)} of ${wordNumberOf(drawn.length + linksNotDrawn, 'link')}`}.`;
}

function linkWaterfall({ left, right, priorBits, signals }: LinkPicture): Markup {
  return bitsWaterfall(`Link between ${left} and ${right}`, [
    { title: 'Prior of a random pair', bits: priorBits },
    ...folded(signals),
  ]);
}

/** The strongest signals by name, the rest as one row: the sum stays what it is. */
function folded(signals: LinkPicture['signals']): readonly { readonly title: string; readonly bits: number }[] {
  const named = 7;
  if (signals.length <= named + 1) return signals;
  const rest = signals.slice(named);
  return [
    ...signals.slice(0, named),
    { title: `${wordCount(rest.length)} more signals`, bits: rest.reduce((sum, { bits }) => sum + bits, 0) },
  ];
}
