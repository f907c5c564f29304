import { wordCount } from '../words.js';
import type { CallText } from './call-fields.js';
import type { Block, Fact } from './document.js';
import type { ExhibitSource } from './exhibit.js';

/** A quoted call, read again from the log and cleaned. */
export interface ShownCall {
  /** The account's id, or its label. */
  readonly account: string;
  /** What the log calls it, where that is something else and is shown. */
  readonly loggedAs: string | null;
  readonly facts: readonly Fact[];
  readonly texts: readonly CallText[];
  readonly leftOut: readonly string[];
  readonly removals: number;
  /** What another reader of the row may show otherwise, and why. */
  readonly oddities: readonly Fact[];
  /** What completed the row, from beside it; null when it stands for itself. */
  readonly completion: string | null;
  /** Why only the excerpt of the report is shown; null when the call was understood again. */
  readonly trouble: string | null;
}

export function callBlocks(call: ShownCall, source: ExhibitSource, originalNumber: string): readonly Block[] {
  return [
    { kind: 'facts', heading: 'Call', facts: [['Account', call.account], ...loggedFact(call), ...call.facts] },
    ...call.texts.map(({ heading, text }): Block => ({ kind: 'quote', heading, text })),
    ...(call.completion === null ? [] : [{ kind: 'text', heading: null, text: call.completion } as const]),
    ...(call.trouble === null ? [] : [{ kind: 'text', heading: null, text: call.trouble } as const]),
    ...(call.oddities.length === 0
      ? []
      : [{ kind: 'facts', heading: 'What is odd about the row', facts: call.oddities } as const]),
    { kind: 'facts', heading: 'Place', facts: placeFacts(source) },
    {
      kind: 'facts',
      heading: 'What is not shown',
      facts: [
        ['Fields left out', call.leftOut.length === 0 ? 'none' : call.leftOut.join(', ')],
        ['Passages removed', wordCount(call.removals)],
        ['Bytes of the log', originalNumber],
      ],
    },
  ];
}

function loggedFact({ loggedAs }: ShownCall): readonly Fact[] {
  return loggedAs === null ? [] : [['In the log', loggedAs]];
}

export function placeFacts({ file, fileSha256, line, byte, length, lineSha256 }: ExhibitSource): readonly Fact[] {
  return [
    ['File', file],
    ['SHA-256 of the file', fileSha256],
    ['Line', wordCount(line)],
    [
      'Bytes',
      `${wordCount(byte)} to ${wordCount(byte + length - 1)}, ${wordCount(length)} in all, counted in the decompressed stream`,
    ],
    ['SHA-256 of these bytes', lineSha256 ?? 'not computed: the file was not available'],
  ];
}
