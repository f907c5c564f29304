/** What the fold counts as missing or altered, and what follows from it. Ids are those of the digest's `losses`. */
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
  'time-missing': { statement: 'Calls without a time', consequence: 'They are left out of every picture of time' },
  'request-id-missing': { statement: 'Calls without a request id', consequence: 'A call that was exported twice counts twice' },
  'json-in-string': { statement: 'Calls with JSON inside a string', consequence: 'None: they were parsed a second time' },
  'cache-hit': { statement: 'Calls answered from a cache', consequence: 'They cost the model nothing and count as calls' },
};

export function lossWords(id: string): LossWords {
  return LOSS_WORDS[id] ?? { statement: id, consequence: '' };
}
