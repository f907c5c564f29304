import { captionActivity, captionGraph, captionLink, LINKS_NOTE } from '../captions.js';
import { activityHeat } from '../figures/activity-heat.js';
import { coverageLines } from '../figures/coverage-lines.js';
import { captioned } from '../figures/drawing.js';
import { linkGraph } from '../figures/link-graph.js';
import { linkWaterfall } from '../figures/link-waterfall.js';
import type { GraphPicture, LinkPicture } from '../pictures.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { ReportCluster } from '../report.js';
import { wordNumberOf } from '../words.js';
import { promptForms } from './prompt-forms.js';

/** What the group looks like: who was active when, who resembles whom, what was asked. Nothing for reports written before 1.1. */
export function groupPictures({ pictures }: ReportCluster): Markup {
  if (pictures === undefined) return NOTHING;
  const { activity, graph, strongestLinks, prompts } = pictures;
  return markup`${activity === null ? NOTHING : markup`<h4>Who was active when</h4>${captioned(activityHeat(activity), captionActivity(activity))}`}
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

function links(graph: GraphPicture, strongest: readonly LinkPicture[]): Markup {
  return markup`<h4>Who resembles whom</h4>
${captioned(linkGraph(graph), captionGraph(graph))}
<h4>The strongest links, signal by signal</h4>
<div class="multiples">${strongest.map((link) => captioned(linkWaterfall(link), markup`<bdi>${link.left}</bdi> and <bdi>${link.right}</bdi>: ${captionLink(link)}`))}</div>
<p class="why">${LINKS_NOTE}</p>`;
}
