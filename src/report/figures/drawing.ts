import { type Markup, type MarkupValue, markup } from '../renderers/markup.js';

interface DrawingFrame {
  readonly className: string;
  /** Name of the picture, and what it shows to a reader who cannot see it. */
  readonly title: string;
  readonly description: string;
  readonly heightPx: number;
}

/** A picture as wide as its place, with its text alternative. */
export function drawing({ className, title, description, heightPx }: DrawingFrame, body: MarkupValue): Markup {
  return markup`<svg class="${className}" role="img" width="100%" height="${heightPx}"><title>${title}</title><desc>${description}</desc>
${body}
</svg>`;
}

/** Part of a drawing with coordinates of its own, 0…width and 0…height from the top left, stretched to its place. Strokes keep their width. */
export function plane(
  at: { readonly x: string; readonly y: number; readonly width: string; readonly heightPx: number },
  size: { readonly width: number; readonly height: number },
  body: MarkupValue,
): Markup {
  return markup`<svg x="${at.x}" y="${at.y}" width="${at.width}" height="${at.heightPx}" viewBox="0 0 ${size.width} ${size.height}" preserveAspectRatio="none">${body}</svg>`;
}

/** A shape of fixed size in pixels around a point: x in percent, y in pixels. */
export function pinned(x: string, y: number, body: MarkupValue): Markup {
  return markup`<svg x="${x}" y="${y}" width="1" height="1" overflow="visible">${body}</svg>`;
}

/** Two decimals, no minus zero: the same text on every machine. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Path through points. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${coordinate(x)} ${coordinate(y)}`).join('');
}

export function captioned(picture: Markup, caption: MarkupValue): Markup {
  return markup`<figure>${picture}<figcaption>${caption}</figcaption></figure>`;
}
