/**
 * The digits of a whole number in JSON text, under the first key of that name at any depth. `JSON.parse` rounds numbers above 2^53; the
 * digits it read them from are still there. In valid JSON a quoted name before a colon is a key: quotes inside strings are escaped.
 * @returns null when no such key holds a whole number ≥ 0
 */
export function exactInteger(json: string, key: string): string | null {
  const quoted = JSON.stringify(key);
  for (let at = json.indexOf(quoted); at >= 0; at = json.indexOf(quoted, at + 1)) {
    if (json[at - 1] === '\\') continue;
    const colon = skipSpace(json, at + quoted.length);
    if (json[colon] === ':') return digitsAt(json, skipSpace(json, colon + 1));
  }
  return null;
}

function digitsAt(json: string, from: number): string | null {
  let end = from;
  while (json.charCodeAt(end) >= 0x30 && json.charCodeAt(end) <= 0x39) end++;
  const isWhole = end > from && !'.eE'.includes(json.charAt(end) || ' ');
  return isWhole ? json.slice(from, end) : null;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (at < json.length && json.charCodeAt(at) <= 0x20) at++;
  return at;
}
