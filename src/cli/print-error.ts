import { type ErrorPlace, KnownError } from '../errors.js';
import { escapeTerminal } from '../report/renderers/escape.js';
import { USAGE_CODE } from './faults.js';

const EXIT_INTERNAL = 70;

/** What stderr says about an error, and the code with which the process ends. */
interface ErrorText {
  readonly text: string;
  readonly exitCode: number;
}

/** An error we understand in a few lines; anything else is ours, with its stack. */
export function describeError(error: unknown): ErrorText {
  if (error instanceof KnownError) return { text: knownText(error), exitCode: error.exitCode };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map(escapeTerminal).join('\n');
  return {
    text: `hydrometer: this is a fault of hydrometer; please report it with the lines below\n${lines}\n`,
    exitCode: EXIT_INTERNAL,
  };
}

function knownText({ code, message, place }: KnownError): string {
  const [first = '', ...rest] = code === USAGE_CODE ? message.split('\n') : [escapeTerminal(message)];
  const where = place === undefined ? '' : placeText(place);
  const isSaid = escapeTerminal(message).startsWith(where);
  return `${[`hydrometer: ${first}`, ...rest.map((line) => `  ${line}`), ...(isSaid ? [] : [`  at ${where}`]), `  code ${code}`].join('\n')}\n`;
}

function placeText({ file, line, byte }: ErrorPlace): string {
  return escapeTerminal(`${file}${line === undefined ? '' : `:${line}`}${byte === undefined ? '' : ` (byte ${byte})`}`);
}
