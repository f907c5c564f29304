/** Names of accounts as a production prints them. */
export interface Pseudonyms {
  /** Label of an account, or its own id where it keeps that. */
  nameOf(account: string): string;
  isHidden(account: string): boolean;
  /** A text in which ids of hidden accounts are replaced, and how many were. */
  inText(text: string): { readonly text: string; readonly replaced: number };
}

/** Shorter ids, and ids that are plain words, would be replaced inside other words' company: they go only where they stand as a value. */
const LEAST_ID_CHARS = 6;
const PREFIX_CHARS = 4;
const LOOKS_LIKE_ID = /[\p{N}@_:/.-]/u;
const WORD = /[\p{L}\p{N}_]/u;

/** Stands for a hidden account that has no label of its own: nobody can be told apart, nobody found. */
export const COMMON_LABEL = 'ACCT-XXXX';

/**
 * Fails closed: an account that is not known to be shown is hidden.
 * @param labels account id → label, for the hidden accounts of the case
 * @param shown accounts that keep their ids
 * Time is linear in the text: at each start of a word the few lengths of ids with the same beginning are tried.
 */
export function createPseudonyms(labels: ReadonlyMap<string, string>, shown: ReadonlySet<string>): Pseudonyms {
  const lengthsOf = indexLengths([...labels.keys()].filter((id) => id.length >= LEAST_ID_CHARS && LOOKS_LIKE_ID.test(id)));
  return {
    nameOf: (account) => (shown.has(account) ? account : (labels.get(account) ?? COMMON_LABEL)),
    isHidden: (account) => !shown.has(account),
    inText: (text) => {
      const exact = labels.get(text);
      return exact === undefined ? replaceIds(text, labels, lengthsOf) : { text: exact, replaced: 1 };
    },
  };
}

function indexLengths(ids: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const id of ids) {
    const prefix = id.slice(0, PREFIX_CHARS);
    lengths.set(prefix, (lengths.get(prefix) ?? new Set()).add(id.length));
  }
  return new Map([...lengths].map(([prefix, found]) => [prefix, [...found].sort((left, right) => right - left)]));
}

function replaceIds(
  text: string,
  labels: ReadonlyMap<string, string>,
  lengthsOf: ReadonlyMap<string, readonly number[]>,
): { readonly text: string; readonly replaced: number } {
  const parts: string[] = [];
  let replaced = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (i > 0 && WORD.test(text[i - 1] as string)) continue;
    const id = idAt(text, i, labels, lengthsOf);
    if (id === null) continue;
    parts.push(text.slice(from, i), labels.get(id) as string);
    replaced++;
    from = i + id.length;
    i = from - 1;
  }
  return replaced === 0 ? { text, replaced } : { text: parts.join('') + text.slice(from), replaced };
}

/** The longest id that begins here and ends with its word. */
function idAt(
  text: string,
  at: number,
  labels: ReadonlyMap<string, string>,
  lengthsOf: ReadonlyMap<string, readonly number[]>,
): string | null {
  for (const length of lengthsOf.get(text.slice(at, at + PREFIX_CHARS)) ?? []) {
    const id = text.slice(at, at + length);
    if (labels.has(id) && !WORD.test(text[at + length] ?? '')) return id;
  }
  return null;
}
