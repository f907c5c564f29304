import { wordMostBits, wordSilence } from '../calibration-words.js';
import { tippett, type Weights } from '../figures/tippett.js';
import type { Report } from '../report.js';
import { wordBits, wordCount, wordNumberOf, wordShare, wordSupport } from '../words.js';
import { code, heading, numberColumn, paragraph, plain, soft, strong, table } from './blocks.js';
import type { PrintBlock } from './document.js';
import { printFigure } from './figure.js';

const HALF_PX = 290;

type Signals = Report['validation']['signals'];

/** How the findings were made, and how often such findings are wrong. */
export function methodChapter({ method, validation, scale, scaleOrigin }: Report): readonly PrintBlock[] {
  const { pairsCompared, pairsPossible, pairsNeverCompared, groupsTested, signals } = validation;
  return [
    heading(1, 'Method and error rates'),
    paragraph(validation.statement),
    paragraph(
      `${wordNumberOf(pairsCompared, 'pair')} of ${wordCount(pairsPossible)} possible pairs were compared. ${pairsNeverCompared} ${wordNumberOf(groupsTested, 'group')} tested.`,
    ),
    paragraph([strong('False accusations on decoys of this log. '), plain(validation.falseAccusation.statement)]),
    ...(signals.length === 0 ? [] : [signalTable(signals)]),
    ...plots(signals),
    heading(2, 'Words of strength'),
    table(
      `Origin: ${scaleOrigin}`,
      [{ title: 'Words' }, numberColumn('From bits')],
      scale.map(({ words, fromBits }) => [wordSupport(words), wordBits(fromBits)]),
    ),
    ...(method.length === 0 ? [] : [heading(2, 'What is computed'), ...method.map(entry)]),
  ];
}

function signalTable(signals: Signals): PrintBlock {
  return table(
    'Each signal on pairs of this log. Cost and equal error rate: lower is better; cost 1 says nothing',
    [
      { title: 'Signal', parts: 3 },
      numberColumn('Pairs of one account'),
      numberColumn('Pairs of two'),
      numberColumn('Cllr, bits'),
      numberColumn('Equal error rate'),
      numberColumn('At most, bits'),
    ],
    signals.map(({ title, pairsSame, pairsDifferent, cllrBits, equalErrorRate, capBits, reason }) => [
      reason === null ? title : [plain(title), soft(` ${wordSilence(reason)}`)],
      wordCount(pairsSame),
      wordCount(pairsDifferent),
      cllrBits === null ? '–' : cllrBits.toFixed(2),
      equalErrorRate === null ? '–' : wordShare(equalErrorRate),
      wordMostBits({ capBits, reason }),
    ]),
  );
}

function plots(signals: Signals): readonly PrintBlock[] {
  const drawn = signals.filter(({ weights }) => (weights ?? []).length > 0);
  if (drawn.length === 0) return [];
  return [
    {
      kind: 'figures',
      figures: drawn.map(({ title, weights }) => ({
        figure: printFigure(tippett(`Tippett plot of ${title}`, weights as Weights), HALF_PX),
        caption: `${title}. Share of pairs with at least so many bits; plain: halves of one account, dashed: two accounts.`,
      })),
    },
  ];
}

function entry({ id, title, measures, unit, source, weakness, innocentCause }: Report['method'][number]): PrintBlock {
  const notes = [
    ['Source', source],
    ['Weakness', weakness],
    ['Innocent cause', innocentCause],
  ].filter(([, text]) => text !== '');
  return paragraph([
    strong(`${title} `),
    ...code(id),
    plain(`: ${measures}${unit === '' ? '' : ` (${unit})`}. `),
    soft(notes.map(([name, text]) => `${name}: ${text}`).join('. ')),
  ]);
}
