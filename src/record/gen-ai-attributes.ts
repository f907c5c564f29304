import type { LogFormat } from './format.js';
import type { CallMark } from './record.js';
import { holdsPlaceholder, isPlaceholder } from './redacted.js';

/** What spans say of the caller, in whatever form they were exported. */
export const SPAN_CALLER: Pick<LogFormat, 'accountKey' | 'accountKeyTrust' | 'identifiers'> = {
  accountKey: 'user.id|enduser.id',
  accountKeyTrust: 'asserted',
  identifiers: {
    observed: ['client.address', 'user_agent.original (as the service saw them)'],
    asserted: ['user.id', 'enduser.id', 'resource attributes'],
  },
};

/** Placeholders inside JSON text of messages; a person who writes the word has its quotation marks escaped there. */
const QUOTED_PLACEHOLDER = '"__REDACTED__"';

/**
 * Takes out what must not be read as a value: attributes that are a placeholder (a user id among them would make strangers one
 * account), and whole numbers that a JSON reader has rounded.
 * @returns what this means for the call
 */
export function cleanAttributes(attributes: Record<string, unknown>): readonly CallMark[] {
  let isRedacted = false;
  let isRounded = false;
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'number') {
      if (!Number.isInteger(value) || Number.isSafeInteger(value)) continue;
      isRounded = true;
      delete attributes[key];
    } else if (typeof value === 'string' && isPlaceholder(value)) {
      isRedacted = true;
      delete attributes[key];
    } else if (!isRedacted) isRedacted = isRedactedText(value);
  }
  if (!isRedacted && !isRounded) return NONE;
  return [...(isRedacted ? (['text-redacted'] as const) : []), ...(isRounded ? (['number-rounded'] as const) : [])];
}

const NONE: readonly CallMark[] = Object.freeze([]);

function isRedactedText(value: unknown): boolean {
  const isJson = typeof value === 'string' && (value.startsWith('[') || value.startsWith('{'));
  return isJson ? value.includes(QUOTED_PLACEHOLDER) : holdsPlaceholder(value);
}
