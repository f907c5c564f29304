import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Threshold } from '../../src/about.js';

const SRC = new URL('../../src/', import.meta.url).pathname;
/** Where numbers decide who is compared, grouped and suspected. */
const PLACES = ['account/account.ts', 'account/call-columns.ts', 'account/unit.ts', 'coverage', 'link', 'cluster', 'finding'];
/** Facts of the calendar, and numbers that only shape what is quoted or how memory grows. */
const NO_THRESHOLDS =
  /^(HOURS_PER_DAY|HOURS_PER_WEEK|MS_PER_\w+|QUOTED_CHARS|QUOTED_MEMBERS|HOUR_WORDS|BARS|POINTS|STUDENT_T|LEAST_ROOM|GROWTH|ENTRY_WORDS|LAST_ENTRY|NOT_LISTED|LEAST_LEADING_BITS|NUMBERED_TOGETHER|TURNED_TOGETHER|OBJECT_BYTES_PER_UNIT|ARRAY_BYTES_PER_CALL)$/;
const NUMBER = '-?[\\d._]+(?:e-?\\d+)?';
const VALUE = `(?:${NUMBER}|\\[${NUMBER}(?:, ${NUMBER})*\\])`;
const CONSTANT = new RegExp(`^(?:export )?const ([A-Z][A-Z0-9_]*)(?::[^=]+)? = (${VALUE})(?: as const)?;`);
const BLOCK = /^(?:export )?const ([A-Z][A-Z0-9_]*)(?::.*)? = \{$/;
const ENTRY = new RegExp(`^ {2}(\\w+): (${VALUE}),$`);

/** Every numeric constant of the deciding steps, with the comment that stands above it. */
export function readThresholds(): readonly Threshold[] {
  return PLACES.flatMap((place) => filesOf(place)).flatMap((file) => thresholdsOf(file, readFileSync(join(SRC, file), 'utf8')));
}

function filesOf(place: string): readonly string[] {
  if (place.endsWith('.ts')) return [place];
  const names = readdirSync(join(SRC, place), { recursive: true }) as string[];
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${place}/${name}`)
    .sort();
}

/** A constant without a comment of its own takes that of the line above, as a reader would; one inside a block that of the block. */
export function thresholdsOf(file: string, text: string): readonly Threshold[] {
  const found: Threshold[] = [];
  let comment = '';
  let block: { readonly name: string; readonly comment: string } | null = null;
  let reading: string[] | null = null;
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (reading !== null || bare.startsWith('/**')) {
      reading = [
        ...(reading ?? []),
        bare
          .replace(/^\/?\*+\/?/, '')
          .replace(/\*\/$/, '')
          .trim(),
      ];
      if (!bare.endsWith('*/')) continue;
      comment = reading.join(' ').trim();
      reading = null;
      continue;
    }
    const opening = BLOCK.exec(line);
    if (opening !== null) block = { name: opening[1]!, comment };
    if (opening !== null) comment = '';
    const entry = block === null ? null : ENTRY.exec(line);
    const constant = CONSTANT.exec(line);
    if (entry !== null) {
      const own = comment === '' ? block!.comment : comment;
      found.push({
        ...threshold(`${block!.name}.${entry[1]}`, file, entry[2]!, own),
        basis: comment === '' ? basisOf(block!.comment) : basisOf(`${own} ${block!.comment}`, own),
      });
      comment = '';
    } else if (constant !== null && !NO_THRESHOLDS.test(constant[1]!))
      found.push(threshold(constant[1]!, file, constant[2]!, comment));
    else comment = '';
    if (line.startsWith('}')) block = null;
  }
  return found;
}

function threshold(id: string, file: string, value: string, origin: string): Threshold {
  return { id, file, value: value.replace(/[[\]]/g, '').replace(/(\d)_(\d)/g, '$1$2'), basis: basisOf(origin), origin };
}

/** A number that the comment calls chosen is so, whatever the method around it: a source of the method is none of the number. */
function basisOf(origin: string, own = origin): Threshold['basis'] {
  if (/\bchosen\b/i.test(own)) return 'chosen';
  if (/\bdoi:|arXiv|\bas published\b/.test(origin)) return 'published';
  return /measured|worlds|median near|1 % point/i.test(origin) ? 'measured' : 'chosen';
}

/** The source of src/report/thresholds.ts. */
export function thresholdSource(list: readonly Threshold[]): string {
  const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const rows = list.map(
    ({ id, file, value, basis, origin }) =>
      `  { id: ${quote(id)}, file: ${quote(file)}, value: ${quote(value)}, basis: ${quote(basis)}, origin: ${quote(origin)} },`,
  );
  return `// biome-ignore-all format: written from the code by test/report/thresholds.test.ts
import type { Threshold } from '../about.js';

/**
 * Every number that decides something, with its comment in the code. Not edited by hand: test/report/thresholds.test.ts reads the
 * constants and fails when one of them, or its comment, has changed; \`npx vitest run test/report/thresholds.test.ts -u\` writes it anew.
 */
export const THRESHOLDS: readonly Threshold[] = [
${rows.join('\n')}
];
`;
}
