import { wordCount } from '../words.js';
import type { PrintBlock, PrintColumn, PrintDocument, PrintFigure, PrintLook, PrintText } from './document.js';
import { breakable, drawable, type FittedRun, type Fitting, type GlyphTest, startsRightToLeft } from './fit-text.js';

/** Longest quote, and longest text elsewhere: hundreds of cells of a hostile length would take minutes. The case folder holds all. */
const QUOTE_CHARS = 20_000;
const TEXT_CHARS = 1_500;

/** Levels of headings that are listed. */
const CONTENTS_DEPTH = { none: 0, chapters: 1, sections: 2 } as const;

interface FittedSpan {
  readonly look: PrintLook;
  readonly runs: readonly FittedRun[];
}

/** What fonts there are, in the order in which they are tried. */
export interface PrintFonts {
  readonly families: readonly string[];
  readonly codeFamilies: readonly string[];
  readonly glyphs: readonly GlyphTest[];
  /** Drawings are set in one family; other characters in them stand as code points. */
  readonly drawingGlyphs: GlyphTest;
  /** What to install for scripts that are not there. */
  readonly missing: readonly { readonly package: string; readonly scripts: string }[];
}

/** The document as JSON for the template: fitted to the fonts, long words breakable, everything still data. */
export function typesetData(document: PrintDocument, fonts: PrintFonts): string {
  const fitting: Fitting = { fonts: fonts.glyphs, undrawn: new Set() };
  const spansOf = (text: PrintText): readonly FittedSpan[] => fitText(text, fitting);
  const front = document.front.map((block) => fitBlock(block, fonts, fitting));
  const blocks = document.blocks.map((block) => fitBlock(block, fonts, fitting));
  const note = undrawnNote(fitting.undrawn, fonts);
  return JSON.stringify({
    title: drawable(bounded(document.title, TEXT_CHARS), fitting),
    author: drawable(document.maker, fitting),
    maker: drawable(document.maker, fitting),
    head: spansOf(document.caseName ?? 'hydrometer'),
    heading: spansOf(document.title),
    contentsDepth: CONTENTS_DEPTH[document.contents],
    contentsTitle: 'Contents',
    standing: spansOf(document.standing),
    stamps: document.stamps,
    fonts: fonts.families,
    codeFonts: fonts.codeFamilies,
    front,
    blocks: note === null ? blocks : [...blocks, fitBlock({ kind: 'text', look: 'note', text: note }, fonts, fitting)],
  });
}

function fitText(text: PrintText, fitting: Fitting): readonly FittedSpan[] {
  const spans = typeof text === 'string' ? [{ text, look: 'plain' as const }] : text;
  return spans.map(({ text: words, look }) => ({ look, runs: breakable(drawable(bounded(words, TEXT_CHARS), fitting)) }));
}

/** Lines of a quote stay lines. */
function fitLines(text: string, fitting: Fitting): readonly FittedSpan[] {
  const lines = bounded(text, QUOTE_CHARS).split('\n');
  return [
    {
      look: 'plain',
      runs: lines.flatMap((line, i) => [...breakable(drawable(line, fitting)), ...(i < lines.length - 1 ? ['\n'] : [])]),
    },
  ];
}

function bounded(text: string, most: number): string {
  if (text.length <= most) return text;
  const rest = text.length - most;
  return `${text.slice(0, most)} […] ${wordCount(rest)} more characters are not printed`;
}

function fitBlock(block: PrintBlock, fonts: PrintFonts, fitting: Fitting): unknown {
  const spansOf = (text: PrintText): readonly FittedSpan[] => fitText(text, fitting);
  switch (block.kind) {
    case 'heading':
      return { ...block, text: spansOf(block.text) };
    case 'text':
      return { ...block, text: spansOf(block.text) };
    case 'list':
      return { ...block, items: block.items.map(spansOf) };
    case 'facts':
      return { ...block, facts: block.facts.map(([name, value]) => [spansOf(name), spansOf(value)]) };
    case 'quote':
      return {
        ...block,
        text: fitLines(block.text, fitting),
        isRightToLeft: startsRightToLeft(block.text),
        source: block.source === null ? null : spansOf(block.source),
      };
    case 'table':
      return {
        kind: block.kind,
        caption: spansOf(block.caption),
        columns: block.columns.map((column) => fitColumn(column, spansOf)),
        rows: block.rows.map((row) => row.map((cell) => ({ spans: spansOf(cell) }))),
      };
    case 'figure':
      return {
        ...block,
        figure: fitFigure(block.figure, fonts, fitting),
        caption: block.caption === null ? null : spansOf(block.caption),
      };
    case 'figures':
      return {
        ...block,
        figures: block.figures.map(({ figure, caption }) => ({
          figure: fitFigure(figure, fonts, fitting),
          caption: spansOf(caption),
        })),
      };
    default:
      return block satisfies never;
  }
}

function fitColumn(
  { title, isNumber = false, parts = 1 }: PrintColumn,
  spansOf: (text: PrintText) => readonly FittedSpan[],
): unknown {
  return { title: spansOf(title), number: isNumber, parts };
}

function fitFigure(figure: PrintFigure, { drawingGlyphs }: PrintFonts, fitting: Fitting): PrintFigure {
  const drawing: Fitting = { fonts: [drawingGlyphs], undrawn: fitting.undrawn };
  return {
    ...figure,
    svg: figure.svg.replace(/[\u0080-\u{10ffff}]+/gu, (text) => drawable(text, drawing)),
    alternative: drawable(bounded(figure.alternative, TEXT_CHARS), fitting),
  };
}

function undrawnNote(undrawn: ReadonlySet<string>, { missing }: PrintFonts): string | null {
  if (undrawn.size === 0) return null;
  const packages = missing.map(({ package: name, scripts }) => `${name} (${scripts})`).join(', ');
  const remedy = packages === '' ? '' : ` Fonts that could be installed beside hydrometer: ${packages}.`;
  return `${wordCount(undrawn.size)} different characters have no glyph in the fonts of this document, or none in a picture, and stand as their code points, such as \\u{e01}. report.json holds them as they are.${remedy}`;
}
