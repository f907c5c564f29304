import type { Trust } from '../../record/record.js';
import { wordCompletion } from '../completion-words.js';
import type { InspectedFile, Inspection } from '../inspection.js';
import { wordPlaces } from '../loss-words.js';
import { wordRows } from '../word-rows.js';
import { wordBytes, wordCount, wordNumberOf, wordPeriod, wordPlace, wordShare, wordTokens } from '../words.js';
import { cutPath, cutText, escapeTerminal } from './escape.js';
import { namedLine } from './named-line.js';
import { createPaint, type Paint } from './paint.js';
import type { TextLook } from './summary.js';
import { textTable } from './text-table.js';
import { wrapBehind } from './wrap.js';

const NAME_WIDTH = 10;
/** Below this the tables leave out their last column. */
const NARROW = 96;
const LISTED_FILES = 30;
const LISTED_MODELS = 10;
const LISTED_UNREAD = 20;

/** What is in the files, in one screen. */
export function renderInspection(inspection: Inspection, { color, width }: TextLook): string {
  const paint = createPaint(color);
  const parts = [
    files(inspection, width, paint),
    formats(inspection, width, paint),
    completion(inspection, width, paint),
    counts(inspection, width, paint),
    models(inspection, paint),
    losses(inspection, width, paint),
    oddRows(inspection, width, paint),
    rejects(inspection, width, paint),
    damage(inspection, width, paint),
    unread(inspection, width, paint),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function files({ files: all }: Inspection, width: number, paint: Paint): string {
  const shown = all.slice(0, LISTED_FILES);
  const isNarrow = width < NARROW;
  const table = textTable({
    head: ['File', 'Size', 'Rows', 'Calls', 'Rejects', ...(isNarrow ? [] : ['Format'])].map(paint.soft),
    numbers: [1, 2, 3, 4],
    rows: shown.map((file) => [
      cutPath(escapeTerminal(file.path), Math.max(10, width - (isNarrow ? 44 : 72))),
      wordBytes(file.sizeBytes),
      wordCount(file.rows),
      wordCount(file.calls),
      wordCount(file.rejects),
      ...(isNarrow ? [] : [formatOf(file)]),
    ]),
  });
  return all.length > shown.length
    ? `${table}\n${paint.soft(`and ${wordNumberOf(all.length - shown.length, 'file')} more`)}`
    : table;
}

function formatOf({ formats: list, container, compression }: InspectedFile): string {
  return escapeTerminal(
    `${list.map(({ id }) => id).join(' + ') || 'no calls'}, ${container}${compression === 'none' ? '' : ` in ${compression}`}`,
  );
}

/** Each format once: why it was taken, and what counts as an account in it. */
function formats({ files: all }: Inspection, width: number, paint: Paint): string {
  const byId = new Map(all.flatMap((file) => file.formats.map((format) => [format.id, format] as const)));
  return [...byId.values()]
    .map(({ title, rule, accountKey, accountKeyTrust, identifiers, losses, unread }) =>
      [
        paint.strong(escapeTerminal(title)),
        wrapBehind('  ', escapeTerminal(`recognised by: ${rule}, ${rowsRecognised(title, all)}`), width),
        wrapBehind('  ', escapeTerminal(`account: ${accountKey} (${accountKeyTrust})`), width),
        ...TRUST_WORDS.flatMap(([trust, words]) => {
          const names = identifiers[trust];
          return names === undefined ? [] : [wrapBehind('  ', escapeTerminal(`${words}: ${names.join(', ')}`), width)];
        }),
        ...losses.map((loss) => wrapBehind('  ', escapeTerminal(`known: ${loss}`), width)),
        ...(unread.length === 0 ? [] : [wrapBehind('  ', escapeTerminal(`not read: ${unread.join(', ')}`), width)]),
      ].join('\n'),
    )
    .join('\n');
}

/** `in 12 of 14 rows (85.7 %)`, over the files that hold the format. */
function rowsRecognised(title: string, all: readonly InspectedFile[]): string {
  let rows = 0;
  let outOf = 0;
  for (const file of all) {
    const format = file.formats.find((each) => each.title === title);
    rows += format?.rows ?? 0;
    outOf += format === undefined ? 0 : file.rows;
  }
  return `in ${wordCount(rows)} of ${wordNumberOf(outOf, 'row')} (${wordShare(rows / outOf)})`;
}

/** Who vouches for an identifier, the surest first. */
const TRUST_WORDS: readonly (readonly [Trust, string])[] = [
  ['authenticated', 'authenticated'],
  ['observed', 'observed on the wire'],
  ['asserted', 'asserted by the caller or the application'],
];

function completion({ completion: { joins, joinSources, bodies, unsealed } }: Inspection, width: number, paint: Paint): string {
  const lines = wordCompletion({ calls: joins, files: joinSources, bodies, unsealed });
  if (lines.length === 0) return '';
  return [
    paint.strong('What completed the calls'),
    ...lines.map(({ name, text, sha256 }) =>
      wrapBehind('  ', escapeTerminal(`${name}: ${text}${sha256 === null ? '' : `, SHA-256 ${sha256.slice(0, 16)}…`}`), width),
    ),
  ].join('\n');
}

function counts(inspection: Inspection, width: number, paint: Paint): string {
  const { calls, unattributedCalls, accounts, callsPerAccount, callsWithText } = inspection;
  const attributed = calls - unattributedCalls;
  const line = (name: string, text: string): string => namedLine(name, text, { paint, width, nameWidth: NAME_WIDTH });
  const perAccount =
    callsPerAccount === null
      ? ''
      : `, ${wordCount(callsPerAccount.min)} to ${wordCount(callsPerAccount.max)} calls each, median ${wordCount(callsPerAccount.median)}`;
  return [
    line('Rows', wordRows(totalRows(inspection.files))),
    line('Time', wordPeriod(inspection)),
    line('Calls', `${wordCount(calls)}, ${wordCount(unattributedCalls)} of them without an account`),
    line('Accounts', `${wordCount(accounts)}${perAccount}`),
    line('Tokens', wordTokens(inspection)),
    line(
      'Text',
      attributed === 0
        ? 'no call with an account'
        : `${wordShare(callsWithText / attributed)} of the calls with an account hold a prompt`,
    ),
  ].join('\n');
}

function totalRows(all: readonly InspectedFile[]): Parameters<typeof wordRows>[0] {
  const sum = (key: 'rows' | 'rejects' | 'duplicates' | 'skipped' | 'blanks'): number =>
    all.reduce((total, file) => total + file[key], 0);
  return {
    rows: sum('rows'),
    rejects: sum('rejects'),
    duplicates: sum('duplicates'),
    skipped: sum('skipped'),
    blanks: sum('blanks'),
  };
}

function models({ models: list, keptCalls }: Inspection, paint: Paint): string {
  if (list.length === 0) return '';
  const shown = list.slice(0, LISTED_MODELS);
  const basis = paint.soft(`of the ${wordCount(keptCalls)} calls kept of the accounts`);
  const table = textTable({
    head: ['Model', 'Share'].map(paint.soft),
    numbers: [1],
    rows: shown.map((each) => [cutText(escapeTerminal(each.model), 60), wordShare(each.keptCalls / keptCalls)]),
  });
  return list.length > shown.length
    ? `${table}\n${paint.soft(`and ${wordNumberOf(list.length - shown.length, 'model')} more`)}\n${basis}`
    : `${table}\n${basis}`;
}

/** What is missing and what follows from it, whole: a consequence that is cut off misleads. */
function losses({ losses: all }: Inspection, width: number, paint: Paint): string {
  // Inputs that are not whole have a list of their own.
  const list = all.filter(({ id, places }) => places === undefined && id !== 'input-damaged');
  if (list.length === 0) return '';
  return [
    paint.strong('What is missing'),
    ...list.map(({ statement, count, of, consequence }) => {
      const share = of === 0 ? '' : ` (${wordShare(count / of)})`;
      const facts = `${statement}: ${wordNumberOf(count, 'call')}${share}`;
      return `${wrapBehind('  ', escapeTerminal(facts), width)}\n${wrapBehind('    ', escapeTerminal(consequence), width)}`;
    }),
  ].join('\n');
}

/** Rows that were read, with where to look: another reader may show other values. */
function oddRows({ losses: all }: Inspection, width: number, paint: Paint): string {
  const list = all.filter(({ places }) => places !== undefined);
  if (list.length === 0) return '';
  return [
    paint.strong('Rows that others may read otherwise'),
    ...list.map(({ statement, count, consequence, places }) => {
      const words = escapeTerminal(`${consequence}${wordPlaces(places)}`);
      return `  ${wordCount(count)} × ${escapeTerminal(statement)}\n${wrapBehind('    ', words, width)}`;
    }),
  ].join('\n');
}

function rejects({ rejects: list }: Inspection, width: number, paint: Paint): string {
  if (list.length === 0) return '';
  return [
    paint.strong('Rows that could not be read'),
    ...list.map(({ code, count, place, reason }) => {
      const first = `first ${wordPlace(place)}`;
      return `  ${wordCount(count)} × ${escapeTerminal(code)}\n${wrapBehind('    ', escapeTerminal(`${first}: ${reason}`), width)}`;
    }),
  ].join('\n');
}

function damage({ files: all }: Inspection, width: number, paint: Paint): string {
  const damaged = all.filter((file) => file.damage !== null);
  if (damaged.length === 0) return '';
  const lines = damaged.slice(0, LISTED_UNREAD).map(({ path, damage: reason }) => named(path, reason ?? '', width));
  return [paint.strong('Files that are not whole'), ...lines, ...moreThan(damaged.length, paint)].join('\n');
}

function unread({ unread: list }: Inspection, width: number, paint: Paint): string {
  if (list.length === 0) return '';
  const lines = list.slice(0, LISTED_UNREAD).map(({ path, reason }) => named(path, reason, width));
  return [paint.strong('Found and not read'), ...lines, ...moreThan(list.length, paint)].join('\n');
}

function named(path: string, reason: string, width: number): string {
  return `  ${escapeTerminal(path)}\n${wrapBehind('    ', escapeTerminal(reason), width)}`;
}

function moreThan(count: number, paint: Paint): string[] {
  return count > LISTED_UNREAD ? [paint.soft(`  and ${wordNumberOf(count - LISTED_UNREAD, 'file')} more`)] : [];
}
