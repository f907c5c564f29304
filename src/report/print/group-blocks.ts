import type { Finding } from '../../finding/finding.js';
import { captionActivity, captionGraph, captionLink, LINKS_NOTE } from '../captions.js';
import { activityHeat } from '../figures/activity-heat.js';
import { coverageLines } from '../figures/coverage-lines.js';
import { dailyBars } from '../figures/daily-bars.js';
import { linkGraph } from '../figures/link-graph.js';
import { linkWaterfall } from '../figures/link-waterfall.js';
import { weekHeat } from '../figures/week-heat.js';
import type { GroupPictures, PromptPicture } from '../pictures.js';
import type { Report, ReportCluster } from '../report.js';
import { speaksAgainstAll, speaksAgainstOne } from '../speaks-against.js';
import { wordBits, wordCount, wordMemberShare, wordNumberOf, wordPeriod, wordSignedBits } from '../words.js';
import { code, heading, numberColumn, paragraph, plain, soft, strong, table } from './blocks.js';
import type { PrintBlock, PrintSpan } from './document.js';
import { printFigure } from './figure.js';

const WIDE_PX = 620;
const HALF_PX = 290;
const PRINTED_ACCOUNTS_AGAINST = 12;
const PRINTED_FORMS = 6;

/** What a group looks like: pictures, forms of prompts, members, and what speaks against each of the least tied. */
export function groupBlocks(cluster: ReportCluster, finding: Finding, report: Report): readonly PrintBlock[] {
  const { pictures } = cluster;
  return [
    ...(pictures === undefined ? [] : drawn(pictures)),
    ...activity(cluster, report),
    ...(pictures?.prompts === undefined || pictures.prompts === null ? [] : forms(pictures.prompts)),
    ...members(cluster),
    ...against(cluster, finding),
  ];
}

export function coverageCurves({ pictures }: ReportCluster): readonly PrintBlock[] {
  const curves = pictures?.curves ?? [];
  if (curves.length === 0) return [];
  const captions = {
    breadth: 'Kinds of content found: higher means a broader sweep in the same number of calls.',
    novelty: 'What a further call adds: a line that falls to the bottom has covered its subject.',
  };
  return [
    {
      kind: 'figures',
      figures: curves.map((curve) => ({
        figure: printFigure(coverageLines(curve), HALF_PX),
        caption: `${captions[curve.id]} Black: this group; band: central 95 % of pools of ordinary accounts, dashed their median. Both sides outside the band are unusual.`,
      })),
    },
  ];
}

function drawn({ activity: heat, graph, strongestLinks }: GroupPictures): readonly PrintBlock[] {
  return [
    ...(heat === null
      ? []
      : ([
          heading(2, 'Who was active when'),
          {
            kind: 'figure',
            figure: printFigure(activityHeat(heat), WIDE_PX),
            caption: captionActivity(heat),
          },
        ] as const)),
    ...(graph === null
      ? []
      : ([
          heading(2, 'Who resembles whom'),
          {
            kind: 'figure',
            figure: printFigure(linkGraph(graph), WIDE_PX),
            caption: captionGraph(graph),
          },
          {
            kind: 'figures',
            figures: strongestLinks.map((link) => ({
              figure: printFigure(linkWaterfall(link), HALF_PX),
              caption: `${link.left} and ${link.right}: ${captionLink(link)}`,
            })),
          },
          paragraph(LINKS_NOTE, 'note'),
        ] as const)),
  ];
}

function activity({ daily, hourOfWeek }: ReportCluster, { settings: { timeZone } }: Report): readonly PrintBlock[] {
  if (daily === null && hourOfWeek === null) return [];
  return [
    heading(2, 'Activity'),
    {
      kind: 'figures',
      figures: [
        ...(daily === null
          ? []
          : [{ figure: printFigure(dailyBars(daily), HALF_PX), caption: 'Calls per day (UTC); a gap is a day without a call.' }]),
        ...(hourOfWeek === null
          ? []
          : [
              {
                figure: printFigure(weekHeat(hourOfWeek, timeZone), HALF_PX),
                caption: `Calls per hour of the week, ${timeZone}; darker means more.`,
              },
            ]),
      ],
    },
  ];
}

function forms({ considered, alone, scaffolds }: PromptPicture): readonly PrintBlock[] {
  return [
    heading(2, 'What was asked, aligned'),
    paragraph(
      `Of ${wordNumberOf(considered, 'kept prompt')} ${wordCount(considered - alone)} fit a form that another shares. Plain: what all prompts of the form have; underlined: what varies. Tutorials, homework and applications have forms too.`,
    ),
    ...scaffolds.slice(0, PRINTED_FORMS).flatMap(({ prompts, fixed, rows }): readonly PrintBlock[] => [
      paragraph(
        `${wordNumberOf(prompts, 'prompt')}${rows.length < prompts ? `, the first ${wordCount(rows.length)}` : ''}`,
        'note',
      ),
      {
        kind: 'list',
        items: rows.map(({ account, place, slots }) => [
          ...aligned(fixed, slots),
          soft(` ${account}, ${place.file}:${place.line}`),
        ]),
      },
    ]),
  ];
}

function aligned(fixed: readonly string[], slots: readonly string[]): readonly PrintSpan[] {
  return slots.flatMap((slot, i): readonly PrintSpan[] => [
    ...(slot === '' ? [] : [{ text: slot, look: 'mark' } as const, { text: ' ', look: 'plain' } as const]),
    ...(fixed[i] === undefined ? [] : [{ text: `${fixed[i]} `, look: 'plain' } as const]),
  ]);
}

function members({ id, accounts }: ReportCluster): readonly PrintBlock[] {
  const rows = accounts.map((member) => [
    code(member.account),
    wordCount(member.calls),
    wordMemberShare(member),
    wordPeriod(member),
    wordBits(member.bits),
    [...member.ties]
      .sort((left, right) => right.bits - left.bits)
      .map((tie) => `${tie.title} ${wordSignedBits(tie.bits)}`)
      .join(', '),
  ]);
  return [
    heading(2, 'Members'),
    table(
      `Members of ${id}, best tied first; higher means better tied, and a single member may be in the group by chance`,
      [
        { title: 'Account', parts: 3 },
        numberColumn('Calls'),
        numberColumn('Share'),
        { title: 'First to last call', parts: 3 },
        numberColumn('Tie, bits'),
        { title: 'Made of', parts: 5 },
      ],
      rows,
    ),
  ];
}

/** The least tied are the likeliest to be in the group by chance: for them it stands in words what speaks against it. */
function against(cluster: ReportCluster, finding: Finding): readonly PrintBlock[] {
  const detailed = cluster.accounts.filter(({ detail }) => detail !== undefined).slice(-PRINTED_ACCOUNTS_AGAINST);
  if (detailed.length === 0) return [];
  const own = detailed.map((member) => ({ account: member.account, words: speaksAgainstOne(member, cluster) }));
  const named = own.filter(({ words }) => words.length > 0);
  return [
    heading(2, 'What speaks against single members'),
    paragraph(
      `The ${wordNumberOf(detailed.length, 'least tied member')} of those with details. A finding is about the group.`,
      'note',
    ),
    paragraph(`Against each of them: ${speaksAgainstAll(finding).join(' ')}`),
    ...(named.length === 0 ? [] : [againstOne(named)]),
    ...(named.length === own.length ? [] : [paragraph(`Nothing more of ${wordCount(own.length - named.length)} of them.`)]),
  ];
}

function againstOne(members: readonly { readonly account: string; readonly words: readonly string[] }[]): PrintBlock {
  return { kind: 'list', items: members.map(({ account, words }) => [strong(account), plain(`: ${words.join(' ')}`)]) };
}
