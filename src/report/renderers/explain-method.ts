import type { Report } from '../report.js';
import { capitalised } from '../words.js';
import { escapeTerminal } from './escape.js';
import { type NamedLineLook, namedLine } from './named-line.js';
import { createPaint } from './paint.js';
import type { TextLook } from './summary.js';
import { wrapText } from './wrap.js';

type Entry = Report['method'][number];

const STEPS: Readonly<Record<Entry['step'], string>> = {
  signal: 'Signal',
  coverage: 'Coverage measure',
  test: 'Test',
  rule: 'Published sign, never part of a decision',
  explanation: 'Innocent explanation',
};

/** One signal, measure, test, published sign or innocent explanation, as the case that used it describes it. */
export function renderMethod({ id, step, ...about }: Entry, { color, width }: TextLook): string {
  const look: NamedLineLook = { paint: createPaint(color), width, nameWidth: 16 };
  const facts: readonly (readonly [string, string])[] = [
    ['Kind', STEPS[step]],
    ['Measures', about.measures],
    ['Unit', about.unit],
    ['Source', about.source],
    ['Weakness', about.weakness],
    ['Innocent cause', about.innocentCause],
  ];
  return `${[
    ...wrapText(escapeTerminal(`${id}: ${about.title}`), width).map(look.paint.strong),
    ...facts.filter(([, text]) => text !== '').map(([name, text]) => namedLine(name, escapeTerminal(capitalised(text)), look)),
  ].join('\n')}\n`;
}
