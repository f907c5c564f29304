import type { Paint } from './paint.js';
import { wrapText } from './wrap.js';

export interface NamedLineLook {
  readonly paint: Paint;
  readonly width: number;
  readonly nameWidth: number;
}

/** `Calls     9,812 …`: the name set off, the text wrapped behind it. The text must be escaped. */
export function namedLine(name: string, text: string, { paint, width, nameWidth }: NamedLineLook): string {
  const [first = '', ...rest] = wrapText(text, Math.max(24, width - nameWidth));
  return [paint.soft(name.padEnd(nameWidth)) + first, ...rest.map((line) => ' '.repeat(nameWidth) + line)].join('\n');
}
