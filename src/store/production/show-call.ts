import { newText } from '../../account/fold.js';
import type { AidTally } from '../../engine/beside.js';
import { IntegrityError } from '../../errors.js';
import type { Quote } from '../../finding/finding.js';
import type { LogRecord } from '../../record/record.js';
import { callFields } from '../../report/exhibits/call-fields.js';
import type { ShownCall } from '../../report/exhibits/call-page.js';
import type { Cleaned, Cleaner, FieldRemoval } from '../../report/exhibits/clean.js';
import { LOSS_WORDS } from '../../report/loss-words.js';
import type { Pseudonyms } from '../../report/pseudonyms.js';
import { wordNumberOf } from '../../report/words.js';
import type { QuotedRow } from './read-quotes.js';
import type { RowCalls } from './row-calls.js';

export interface ShowContext {
  readonly pseudonyms: Pseudonyms;
  readonly cleaner: Cleaner;
  readonly isRedacting: boolean;
  /** Rows of this case were completed, and not all that completed them is at hand: a row may say less than the report quotes. */
  readonly isLacking: boolean;
}

/** A quoted row as a production shows it. */
interface ShownRow {
  readonly call: ShownCall;
  readonly removals: readonly FieldRemoval[];
  readonly replaced: number;
  /** Why its bytes may not stand in the bag; null when they may. */
  readonly withheldBecause: string | null;
}

/** A quoted row, read again by its place. */
export type ReadAgain = Pick<QuotedRow, 'bytes' | 'row' | 'asked'>;

/**
 * @param row null when the row could not be understood again: the page then shows the excerpt of the report
 * @throws {IntegrityError} E_QUOTE_DIFFERS when the log does not hold the quoted call there
 */
export function showCall(quote: Quote, { bytes, row, asked }: ReadAgain, context: ShowContext): ShownRow {
  const { pseudonyms, cleaner } = context;
  const isHidden = pseudonyms.isHidden(quote.account);
  const record = row === null ? null : quotedRecord(quote, row, { ...context, asked });
  const keptAddresses = new Set(isHidden || record === null || record.ip === null ? [] : [record.ip.toLowerCase()]);
  const done: Cleaned<string>[] = [];
  const clean = (text: string, field: string): string => {
    const cleaned = cleaner.text(text, field, { keptAddresses });
    done.push(cleaned);
    return cleaned.value;
  };
  const fields =
    record === null
      ? { facts: [], texts: [{ field: 'excerpt', heading: 'Excerpt of the report', text: quote.excerpt }], leftOut: [] }
      : callFields(record, isHidden);
  const facts = fields.facts.map(([name, value]) => [name, clean(value, name.toLowerCase())] as const);
  const texts = fields.texts.map((text) => ({ ...text, text: clean(text.text, text.field) }));
  const removals = done.flatMap((each) => each.removals);
  return {
    call: {
      account: pseudonyms.nameOf(quote.account),
      loggedAs: isHidden ? null : (quote.loggedAs ?? null),
      facts,
      texts,
      leftOut: fields.leftOut,
      removals: removals.length,
      oddities: (row?.oddities ?? []).map((id) => [LOSS_WORDS[id]!.statement, LOSS_WORDS[id]!.consequence] as const),
      completion: record === null ? null : wordCompleted(asked),
      trouble:
        record === null
          ? `The row could not be understood again as the quoted call${context.isLacking ? ' (calls of this case were completed from beside their rows, and not all of that was given)' : ''}; the excerpt of the report is shown instead.`
          : null,
    },
    removals,
    replaced: done.reduce((sum, each) => sum + each.replaced, 0),
    withheldBecause: whyWithheld(quote, bytes, { row, isUnderstood: record !== null }, keptAddresses, context),
  };
}

/** Part of what a page shows may stand elsewhere than at its place. */
function wordCompleted(asked: AidTally | null): string | null {
  if (asked === null) return null;
  const { usedPartners, bodiesRead, unsealed } = asked;
  const parts = [
    ...(usedPartners.length > 0 ? [wordNumberOf(usedPartners.length, 'further row')] : []),
    ...(bodiesRead > 0 ? [wordNumberOf(bodiesRead, 'stored body', 'stored bodies')] : []),
    ...(unsealed > 0 ? [wordNumberOf(unsealed, 'encrypted body that was opened', 'encrypted bodies that were opened')] : []),
  ];
  if (parts.length === 0) return null;
  return `The row does not hold all of this call. It was completed, as in the analysis, from ${parts.join(', ')}; only the row itself is an exhibit.`;
}

/**
 * The call of the row that the report quotes. The excerpt is the beginning of its new text.
 * @returns null when it is not there and something that completed the calls of the case is lacking
 * @throws {IntegrityError} E_QUOTE_DIFFERS
 */
export function quotedRecord(
  quote: Quote,
  { records }: RowCalls,
  { isLacking, asked }: Pick<ShowContext, 'isLacking'> & Pick<ReadAgain, 'asked'>,
): LogRecord | null {
  const own = records.filter(({ account }) => account === (quote.loggedAs ?? quote.account));
  const found = own.find((record) => startsWith(newText(record), quote.excerpt));
  if (found !== undefined) return found;
  if (isLacking) return null;
  const { file, line, byte } = quote.place;
  const got =
    asked !== null && asked.unsealFailed > 0
      ? 'one with an encrypted body that --private-key does not open; give the key of the analysis'
      : `${own.length === 0 ? 'a call of another account' : 'another text'}; the report was not made from this log`;
  throw new IntegrityError(
    'E_QUOTE_DIFFERS',
    `${file}:${line} (byte ${byte}): expected the call that the report quotes, got ${got}`,
    { place: { file, line, byte } },
  );
}

/** As bytes: a half character of a log becomes the same replacement on both sides. */
function startsWith(text: string, excerpt: string): boolean {
  const start = Buffer.from(excerpt);
  return Buffer.from(text.slice(0, excerpt.length)).equals(start);
}

/** Bytes cannot be redacted: they stand in the bag whole or not at all. */
function whyWithheld(
  quote: Quote,
  bytes: Buffer,
  { row, isUnderstood }: { readonly row: RowCalls | null; readonly isUnderstood: boolean },
  keptAddresses: ReadonlySet<string>,
  { pseudonyms, cleaner, isRedacting }: ShowContext,
): string | null {
  if (pseudonyms.isHidden(quote.account)) return 'the account stands under a label';
  const others = (row?.records ?? []).filter(({ account }) => account !== null && pseudonyms.isHidden(account));
  if (others.length > 0) return 'the row also holds calls of accounts that stand under labels';
  if (isRedacting && !isUnderstood) return 'the row could not be understood again, so what it names is not known';
  if (isRedacting && row?.records.some(({ endUser }) => endUser !== null) === true) return 'the row names an end user';
  const texts = [bytes.toString('utf8'), ...(row?.strings ?? [])];
  let removals = 0;
  for (const text of texts) {
    const cleaned = cleaner.text(text, '', { keptAddresses });
    if (cleaned.replaced > 0) return 'the row names accounts that stand under labels';
    removals = Math.max(removals, cleaned.removals.length);
  }
  return removals === 0 ? null : `at least ${wordNumberOf(removals, 'passage')} would have to be removed`;
}
