import type { Place } from '../finding/finding.js';

/** What the fold counts as missing or altered, and what follows from it. Ids are those of the digest's `losses` and of the row flags. */
export interface LossWords {
  readonly statement: string;
  readonly consequence: string;
}

export const LOSS_WORDS: Readonly<Record<string, LossWords>> = {
  'account-missing': { statement: 'Calls without an account', consequence: 'They belong to no account and are not compared' },
  'text-missing': { statement: 'Calls without a prompt', consequence: 'Signals from content are silent on them' },
  'response-missing': {
    statement: 'Calls without an answer, though they did not fail',
    consequence: 'Refusals and answers cannot be told',
  },
  'time-zone-unknown': {
    statement: 'Times without a zone',
    consequence: 'They are left out of every picture of time; --assume-tz names the zone',
  },
  'time-zone-assumed': {
    statement: 'Times read in an assumed zone',
    consequence: 'Hours are as good as the zone that was given',
  },
  'time-zone-documented': {
    statement: 'Times without a zone in an export that is documented as UTC',
    consequence: 'Hours are as good as that documentation: the writer may have been set up otherwise',
  },
  'time-missing': { statement: 'Calls without a time', consequence: 'They are left out of every picture of time' },
  'request-id-missing': { statement: 'Calls without a request id', consequence: 'A call that was exported twice counts twice' },
  'json-in-string': { statement: 'Calls with JSON inside a string', consequence: 'None: they were parsed a second time' },
  'body-elsewhere': {
    statement: 'Calls whose text is stored outside the log',
    consequence: 'Long calls lack their text; where the log names its file, --bodies names the folder that holds it',
  },
  'body-suppressed': {
    statement: 'Calls whose text the caller kept out of the log',
    consequence: 'Absence may be deliberate: it is a choice of the account, and content says nothing about it',
  },
  'body-encrypted': {
    statement: 'Calls whose text is encrypted',
    consequence: 'Content cannot be told; --private-key names the key that opens it',
  },
  'body-undecryptable': {
    statement: 'Calls whose text the given key does not open',
    consequence: 'They are read without text',
  },
  'text-truncated': {
    statement: 'Calls whose text was cut by the exporter',
    consequence: 'Near-duplicates and breadth are judged on the part that is there',
  },
  'text-redacted': {
    statement: 'Calls with text replaced by a placeholder',
    consequence: 'The placeholder is read as missing text, never as a shared template',
  },
  'text-not-exported': {
    statement: 'Calls from an export that holds no text',
    consequence: 'Only pacing, volume, model and identity can be compared',
  },
  'history-elsewhere': {
    statement: 'Calls whose earlier turns the server holds',
    consequence: 'Only the new text is there',
  },
  'answer-cut': { statement: 'Calls whose streamed answer lacks its end', consequence: 'The answer is longer than what is here' },
  retry: { statement: 'Calls that were retried', consequence: 'A retry is no separate intent: volume and pacing leave it out' },
  fallback: {
    statement: 'Calls that another model answered in place of the one asked for',
    consequence: 'The model that answered was not chosen by the caller',
  },
  'partner-missing': {
    statement: 'Calls without the row that completes them',
    consequence: 'What that row says (caller, prompt) is missing; --join names its file',
  },
  'partner-ambiguous': {
    statement: 'Calls for which several rows claim to complete them',
    consequence: 'None of these rows was used',
  },
  'sequence-gap': { statement: 'Calls with a part missing between others', consequence: 'Their text is incomplete' },
  'best-effort': {
    statement: 'Calls out of a log whose form changes between versions',
    consequence: 'Fields may be missing or cut; no statement should rest on them alone',
  },
  'number-rounded': {
    statement: 'Calls with an id or a time beyond 2^53 that the exporter has rounded',
    consequence: 'Such an id is left out: strangers may share it; such a time is known to the millisecond',
  },
  'call-in-several-digests': {
    statement: 'Calls that stand in more than one of the digests',
    consequence:
      'They count once for each digest, so volumes are too high by them; digests of logs that do not overlap are exact',
  },
  'cache-hit': { statement: 'Calls answered from a cache', consequence: 'They cost the model nothing and count as calls' },
  'input-damaged': {
    statement: 'Inputs that are cut, damaged or shorter than their export lists',
    consequence: 'What is missing is not known: every count is a lower bound. `inspect` names the file and what was expected',
  },
  'keys-duplicate': {
    statement: 'Rows in which a field stands twice',
    consequence: 'Readers may disagree about them: the last one counts here, another reader may show the first',
  },
  'surrogate-lone': {
    statement: 'Rows with half a character',
    consequence: 'None: the bytes of the log stand as they are; copies in UTF-8 show a replacement',
  },
  'number-wide': {
    statement: 'Rows with a whole number beyond 2^53',
    consequence: 'None: it is read by its digits; most readers of JSON round it and show other digits',
  },
  'cell-cut': {
    statement: 'Rows with a cell as long as a spreadsheet allows',
    consequence: 'Its text was probably cut there; ask for the export before it went through a spreadsheet',
  },
  'cell-rounded': {
    statement: 'Rows with a number that a spreadsheet has rounded',
    consequence: 'Ids in that form may stand for many; ask for the export before it went through a spreadsheet',
  },
  'character-replaced': {
    statement: 'Rows with the replacement character U+FFFD',
    consequence: 'A program before this one could not read some bytes: what they were is lost, or somebody typed that character',
  },
  'byte-order-mark': {
    statement: 'Rows behind a byte order mark',
    consequence: 'None: the mark is no part of the row, and byte places count it',
  },
};

/** `. First at march.ndjson:812, april.ndjson:3`, to put behind what follows from a loss of rows; empty for a loss of calls. */
export function wordPlaces(places: readonly Place[] = []): string {
  return places.length === 0 ? '' : `. First at ${places.map(({ file, line }) => `${file}:${line}`).join(', ')}`;
}
