import type { Pseudonyms } from '../pseudonyms.js';
import type { FindTerms } from '../redact-terms.js';
import { NO_ADDRESSES, type Removal, redactText } from '../redact-text.js';
import type { RedactionContext } from '../redactions/redaction.js';

/** A removal together with the field of the document it was in. */
export interface FieldRemoval extends Removal {
  readonly field: string;
}

export interface Cleaned<Value> {
  readonly value: Value;
  readonly removals: readonly FieldRemoval[];
  /** Account ids that became labels. */
  readonly replaced: number;
}

/** Takes out of a text or a document what a production does not show. */
export interface Cleaner {
  text(text: string, field: string, context?: RedactionContext): Cleaned<string>;
  json<Value>(value: Value): Cleaned<Value>;
}

/** Fields whose text is ours or names the evidence: ids, hashes, times, places. */
const KEPT = /^(id|kind|clusterId|cluster|findingIds|schemaVersion|version|path|file|location)$|sha256$|utc$/i;
/** Parts that are the tool's own words in every report. */
const OWN_WORDS = /^(method|scale|scaleOrigin)$/;
const ACCOUNTS = /^(accounts?|loggedAs)$/;
/** Deeper than any document that we write. */
const MAX_DEPTH = 40;
const TOO_DEEP: Removal = { rule: 'depth', reasonCode: 'R-DEPTH', start: 0, length: 0 };

export function createCleaner(pseudonyms: Pseudonyms, isRedacting: boolean, findTerms?: FindTerms): Cleaner {
  const text: Cleaner['text'] = (full, field, context = NO_ADDRESSES) => {
    const redacted = isRedacting ? redactText(full, context, findTerms) : { text: full, removals: [] };
    const named = pseudonyms.inText(redacted.text);
    return { value: named.text, removals: redacted.removals.map((each) => ({ ...each, field })), replaced: named.replaced };
  };
  return {
    text,
    json: <Value>(value: Value) => {
      const removals: FieldRemoval[] = [];
      const state = { removals, replaced: 0 };
      const clean = (part: unknown, field: string, key: string, depth: number): unknown => {
        if (OWN_WORDS.test(key)) return part;
        if (typeof part === 'string') return cleanString(part, field, key);
        if (typeof part !== 'object' || part === null) return part;
        if (depth > MAX_DEPTH) {
          removals.push({ ...TOO_DEEP, field });
          return null;
        }
        const torn = key === 'scaffolds' ? tornBy(part, text) : null;
        if (torn !== null) {
          removals.push({ ...torn, field });
          return clean({ ...part, fixed: [], rows: [] }, field, '', depth + 1);
        }
        if (Array.isArray(part)) return part.map((item, i) => clean(item, `${field}[${i}]`, key, depth + 1));
        return Object.fromEntries(
          Object.entries(part).map(([name, child]) => [name, clean(child, `${field}.${name}`, name, depth + 1)]),
        );
      };
      const cleanString = (full: string, field: string, key: string): string => {
        if (KEPT.test(key)) return full;
        if (ACCOUNTS.test(key)) {
          state.replaced += pseudonyms.isHidden(full) ? 1 : 0;
          return pseudonyms.nameOf(full);
        }
        const cleaned = text(full, field);
        removals.push(...cleaned.removals);
        state.replaced += cleaned.replaced;
        return cleaned.value;
      };
      return { value: clean(value, '', '', 0) as Value, removals, replaced: state.replaced };
    },
  };
}

/**
 * Prompts under each other are cut into what they share and what varies, and a cut may go through what a rule finds: a number, a name of
 * two words. Such a form is not shown.
 * @returns the first removal that lies across a cut; null when there is none, or when this is no form of prompts
 */
function tornBy(form: unknown, text: Cleaner['text']): Removal | null {
  const { fixed, rows } = form as { readonly fixed?: unknown; readonly rows?: unknown };
  if (!Array.isArray(fixed) || !Array.isArray(rows)) return null;
  for (const { slots } of rows as readonly { readonly slots?: unknown }[]) {
    if (!Array.isArray(slots)) continue;
    const parts = slots
      .flatMap((slot, i) => [slot, fixed[i]])
      .filter((each): each is string => typeof each === 'string' && each !== '');
    let end = -1;
    const ends = parts.map((part) => {
      end += part.length + 1;
      return end;
    });
    const { removals } = text(parts.join(' '), '');
    const found = removals.find(({ start, length }) => ends.some((border) => start < border && start + length > border));
    if (found !== undefined) return found;
  }
  return null;
}
