import type { Completion, JoinSourceTally, JoinTally } from '../record/completion.js';
import { LOSS_WORDS } from './loss-words.js';
import { wordBytes, wordCount, wordNumberOf } from './words.js';

/** What a report says of it. Reports that were saved before rows could be completed say nothing. */
export interface SaidCompletion {
  readonly calls?: readonly JoinTally[];
  readonly files?: readonly JoinSourceTally[];
  readonly bodies?: Completion['bodies'];
  readonly unsealed?: Completion['unsealed'];
}

interface CompletionLine {
  /** What was given: a file, a folder, or the kind of thing. It comes from outside and must be escaped. */
  readonly name: string;
  readonly text: string;
  readonly sha256: string | null;
}

/** What completed the calls from beside the log, a line each; none when there was nothing. */
export function wordCompletion({
  calls = [],
  files = [],
  bodies = null,
  unsealed = null,
}: SaidCompletion): readonly CompletionLine[] {
  return [
    ...calls.map(wordJoin),
    ...files.map(wordJoinFile),
    ...(bodies === null ? [] : [wordBodies(bodies)]),
    ...(unsealed === null ? [] : [wordUnsealed(unsealed)]),
  ];
}

function wordJoin({ format, joinedCalls, unjoinedCalls, kinds }: JoinTally): CompletionLine {
  const rows = kinds.map(({ title, rows: count, unusedRows }) => {
    const unused = unusedRows === null ? '' : `, ${wordCount(unusedRows)} of them asked for by no call`;
    return `; ${title}: ${wordNumberOf(count, 'row')}${unused}`;
  });
  const text = `${wordNumberOf(joinedCalls, 'call')} found a partner, ${wordCount(unjoinedCalls)} found none${rows.join('')}`;
  return { name: format, text, sha256: null };
}

function wordJoinFile(file: JoinSourceTally): CompletionLine {
  const { path, sizeBytes, sha256, rows, partners, others, rejects, firstReject, oddRows = [], damage } = file;
  const first =
    firstReject === undefined ? '' : `, the first at line ${firstReject.line} (byte ${firstReject.byte}): ${firstReject.reason}`;
  const odd = oddRows.map(
    ({ kind, rows: count, firstLine }) =>
      `; ${wordCount(count)} × ${LOSS_WORDS[kind]?.statement ?? kind}, first at line ${firstLine}`,
  );
  const notWhole = damage === undefined ? '' : `; not whole: ${damage.reason}`;
  const text = `${wordBytes(sizeBytes)}, ${wordNumberOf(rows, 'row')}: ${wordCount(partners)} that complete calls, ${wordCount(others)} of other kinds, ${wordCount(rejects)} rejected`;
  return { name: path, text: `${text}${first}${odd.join('')}${notWhole}`, sha256 };
}

function wordBodies({ path, files, sizeBytes, listSha256, read, missing }: NonNullable<Completion['bodies']>): CompletionLine {
  const text = `${wordNumberOf(files, 'body', 'bodies')} (${wordBytes(sizeBytes)}), ${wordNumberOf(read, 'time')} read, ${wordNumberOf(missing, 'time')} not found or not readable`;
  return { name: path, text, sha256: listSha256 };
}

function wordUnsealed({ opened, failed }: NonNullable<Completion['unsealed']>): CompletionLine {
  const text = `${wordNumberOf(opened, 'text')} opened, ${wordCount(failed)} that the key does not open`;
  return { name: 'private key', text, sha256: null };
}
