/** Breaks plain text into lines at spaces, but not before a percent sign; a word that is longer than a line is cut. Widths count code points: our own text is narrow. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ (?!%)/).flatMap((each) => chunks(each, width))) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map(withoutCommand);
}

/**
 * Build services read a line that begins with `::` or `##[`, spaces before it included, as a command (GitHub Actions, Azure
 * Pipelines). A line break of ours must not make one out of text from a log.
 */
function withoutCommand(line: string): string {
  return line.replace(/^( *):(?=:)/, '$1\\x3a').replace(/^( *)#(?=#\[)/, '$1\\x23');
}

/** Wrapped lines behind an indentation. */
export function wrapBehind(indent: string, text: string, width: number): string {
  return wrapText(text, Math.max(20, width - indent.length))
    .map((line) => indent + line)
    .join('\n');
}

function chunks(word: string, width: number): readonly string[] {
  const points = [...word];
  if (points.length <= width) return [word];
  const parts: string[] = [];
  for (let at = 0; at < points.length; at += width) parts.push(points.slice(at, at + width).join(''));
  return parts;
}

function lengthOf(text: string): number {
  return [...text].length;
}
