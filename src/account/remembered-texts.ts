/** Characters of a text, evenly spread, that say where it is remembered: all of a short one, or sets of parameters would push each other out. */
const PROBES = 16;
const KIND_BITS = 5;

/** Texts that were seen lately, each with a number. What is remembered changes nothing but the time it takes. */
export interface RememberedTexts {
  readonly texts: (string | undefined)[];
  /** For each text its mark (kind, length and probes) and its number: most texts that differ are told apart without a look at them. */
  readonly marks: Int32Array;
  readonly bounds: RememberedBounds;
  heldChars: number;
}

interface RememberedBounds {
  /** Texts that are remembered at most: a power of two. */
  readonly slots: number;
  /** The longest of them … */
  readonly longestChars: number;
  /** … and all together: above that all are forgotten. */
  readonly mostChars: number;
}

/** Chosen: the system prompts of some ten thousand applications; to read a longer one is one of many costs of its call. */
export const SYSTEM_PROMPTS: RememberedBounds = { slots: 1 << 16, longestChars: 4_096, mostChars: 1 << 24 };

export function createRememberedTexts(bounds: RememberedBounds): RememberedTexts {
  return {
    texts: new Array<string | undefined>(bounds.slots).fill(undefined),
    marks: new Int32Array(2 * bounds.slots),
    bounds,
    heldChars: 0,
  };
}

/**
 * The number that is remembered for a text, or -1. Texts come back in call after call, and comparing is cheaper than reading them.
 * @param kind 0…31: the same text has another number in each
 */
export function recall({ texts, marks }: RememberedTexts, kind: number, text: string): number {
  const mark = markOf(text, kind);
  const at = placeOf(mark, texts.length);
  return marks[2 * at] === mark && texts[at] === text ? (marks[2 * at + 1] as number) >>> 0 : -1;
}

/** @param value 32 bits */
export function remember(remembered: RememberedTexts, kind: number, text: string, value: number): void {
  const { texts, marks, bounds } = remembered;
  if (text.length > bounds.longestChars) return;
  if (remembered.heldChars > bounds.mostChars) forget(remembered);
  const mark = markOf(text, kind);
  const at = placeOf(mark, texts.length);
  remembered.heldChars += text.length - (texts[at]?.length ?? 0);
  texts[at] = text;
  marks[2 * at] = mark;
  marks[2 * at + 1] = value;
}

function forget(remembered: RememberedTexts): void {
  remembered.texts.fill(undefined);
  remembered.heldChars = 0;
}

/** The kind in the low bits as it is, so that a mark never stands for the same text of another kind. */
function markOf(text: string, kind: number): number {
  const step = Math.max(1, Math.floor(text.length / PROBES));
  let mark = text.length;
  for (let i = text.length - 1; i >= 0; i -= step) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193) ^ (mark >>> 15);
  return (mark << KIND_BITS) | kind;
}

function placeOf(mark: number, slots: number): number {
  const mixed = Math.imul(mark ^ (mark >>> 15), 0x9e3779b1);
  return (mixed >>> 12) & (slots - 1);
}
