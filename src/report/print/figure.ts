import { coordinate } from '../figures/drawing.js';
import type { Markup } from '../renderers/markup.js';
import type { PrintFigure } from './document.js';

/** Room around a drawing for labels that hang over its edge. */
const MARGIN_PX = 12;

/**
 * Classes of the drawings in the colours of paper. A typesetter knows neither variables nor the page's style sheet, so the values stand here
 * again; nothing in a drawing reaches outside it.
 */
const FIGURE_STYLE = `text{font-family:"Noto Sans";font-size:11px;fill:#444}
.for{fill:#2b6299}.against{fill:#b5651d}.limit{fill:#888}rect.sum{fill:#000}
.zero,.tick{stroke:#444;stroke-width:1}.mark{stroke:#888;stroke-dasharray:2 3;stroke-width:1;opacity:.75}.thread{stroke:#444;stroke-width:1}
.rail{stroke:#bbb}.band{fill:#cfdbe7}.middle{stroke:#444;stroke-width:1.5}.whisker{stroke:#000;stroke-width:1.5}.observed{fill:#000}
.bar{fill:#2b6299}.histogram .bar{fill:#cfdbe7}.accused{fill:url(#hatch);stroke:#b5651d;stroke-width:1}.hatch-ground{fill:#fff}.hatch-line{stroke:#b5651d;stroke-width:4}
.heat-0{fill:#f0ede6}.heat-1{fill:#d5e0ea}.heat-2{fill:#a8c2da}.heat-3{fill:#749fc5}.heat-4{fill:#4478ab}.heat-5{fill:#1f4f83}
.activity text{font-size:10px}.release{stroke:#b5651d;stroke-width:1.4;stroke-dasharray:5 3}.ban{stroke:#b5651d;stroke-width:2.4;fill:none}
.edge{stroke:#2b6299;opacity:.45}.bridge{stroke:#b5651d;stroke-dasharray:7 4;stroke-width:3}.node{fill:#000;stroke:#fff;stroke-width:1.5}
.graph .name{font-size:10px;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round;fill:#000}
.total text{fill:#000;font-weight:700}.strong{fill:#000;font-weight:700}
.line{fill:none;stroke-width:1.6}.middle.line{stroke:#444;stroke-width:1.1;stroke-dasharray:3 3}.own.line{stroke:#000}
.same.line{stroke:#2b6299}.different.line{stroke:#b5651d;stroke-dasharray:5 3}
.null-bar{fill:#888}.stem{stroke:#000;stroke-width:1.5;fill:none}`;

/** A drawing of the page as a file of its own: percentages become parts of `widthPx`. */
export function printFigure(drawing: Markup, widthPx: number): PrintFigure {
  const heightPx = Number(/^<svg[^>]* height="(\d+(?:\.\d+)?)"/.exec(drawing.text)?.[1] ?? 100);
  const width = widthPx + 2 * MARGIN_PX;
  const height = heightPx + MARGIN_PX;
  const placed = unstretched(drawing.text, widthPx)
    .replace(/^<svg /, `<svg overflow="visible" x="${MARGIN_PX}" y="${MARGIN_PX / 2}" `)
    .replace('width="100%"', `width="${widthPx}"`);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${FIGURE_STYLE}</style>${placed}</svg>`,
    alternative: alternativeOf(drawing.text),
    widthPx: width,
    heightPx: height,
  };
}

/** Title and description of the drawing, as its maker wrote them. */
function alternativeOf(svg: string): string {
  const inner = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(svg)?.[1] ?? '';
  return [inner('title'), inner('desc')]
    .filter((part) => part !== '')
    .join('. ')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] as string);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

const PLANE =
  /<svg x="[\d.]+%" y="\d+" width="([\d.]+)%" height="(\d+)" viewBox="0 0 100 100" preserveAspectRatio="none">[\s\S]*?<\/svg>/g;

/** A stretched plane would stretch the strokes of its lines too: their points are moved instead, and the plane is left unstretched. */
function unstretched(svg: string, widthPx: number): string {
  return svg.replace(PLANE, (plane, percent: string, height: string) => {
    const [wide, high] = [(Number(percent) / 100) * widthPx, Number(height)];
    const scaled = plane.replace(/ d="([MLZ0-9. -]*)"/g, (_, path: string) => ` d="${scaledPath(path, wide / 100, high / 100)}"`);
    return scaled.replace('viewBox="0 0 100 100"', `viewBox="0 0 ${coordinate(wide)} ${high}"`);
  });
}

function scaledPath(path: string, across: number, down: number): string {
  return path.replace(/([ML])(-?[\d.]+) (-?[\d.]+)/g, (_, command: string, x: string, y: string) => {
    return `${command}${coordinate(Number(x) * across)} ${coordinate(Number(y) * down)}`;
  });
}
