/** Delimiters that exports use, the most usual first. */
const DELIMITERS = [',', '\t', ';', '|'] as const;
/** A column name: letters first, then what exporters put into names. Log lines that merely hold commas do not look like this. */
const COLUMN_NAME = /^"?[\p{L}_@$][\p{L}\p{N}_ .:/@()[\]$-]{0,99}"?$/u;

/**
 * The delimiter of a header line: the one that cuts it into the most column names, all of them plausible and no two the same.
 * @returns null when the first line is no header
 */
export function findDelimiter(head: Uint8Array): string | null {
  const line = firstLine(head);
  let best: string | null = null;
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const names = line.split(delimiter);
    if (names.length <= most || !names.every((name) => COLUMN_NAME.test(name))) continue;
    best = delimiter;
    most = names.length;
  }
  return best;
}

function firstLine(head: Uint8Array): string {
  const text = new TextDecoder().decode(head).trimStart();
  const end = text.search(/[\r\n]/);
  return (end < 0 ? text : text.slice(0, end)).trimEnd();
}
