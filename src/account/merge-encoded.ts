import { type AccountDigest, type CallSample, type Digest, SAMPLE_CALLS } from './account.js';
import { emptySample } from './call-sample.js';
import { sealAccount, sealCounts } from './digest.js';
import { type DigestReader, openDigest } from './digest-reader.js';
import { emptyDigest, mergeAccounts, mergeCounts } from './fold.js';
import { sealLabels } from './labels.js';

/**
 * What sealDigest makes of the merged digests, straight from their bytes: accounts are written in the order of their keys, so the
 * parts are read side by side and no digest but the merged one is ever held.
 * @throws {RangeError} when bytes are cut or of another layout
 */
export function mergeEncoded(parts: readonly Uint8Array[]): Digest {
  const readers = parts.map(openDigest);
  const merged = emptyDigest();
  for (const reader of readers) mergeCounts(merged, reader);
  const cursors = readers.map(createCursor);
  for (let account = nextAccount(cursors); account !== null; account = nextAccount(cursors))
    merged.accounts.set(account.account, account);
  return { ...merged, losses: sealCounts(merged.losses), labels: sealLabels(merged) };
}

/** Where one part stands: its account is in a sample that the next one overwrites. */
interface Cursor {
  readonly reader: DigestReader;
  readonly room: CallSample;
  account: AccountDigest | null;
}

function createCursor(reader: DigestReader): Cursor {
  const room = emptySample(SAMPLE_CALLS);
  return { reader, room, account: reader.next(room) };
}

/** The smallest key that any part stands at, merged over the parts that stand there; those go on. */
function nextAccount(cursors: readonly Cursor[]): AccountDigest | null {
  let first: AccountDigest | null = null;
  for (const { account } of cursors) if (account !== null && (first === null || account.account < first.account)) first = account;
  if (first === null) return null;
  for (const { account } of cursors) {
    if (account !== null && account !== first && account.account === first.account) mergeAccounts(first, account);
  }
  const sealed = sealAccount(first);
  for (const cursor of cursors) {
    if (cursor.account?.account === sealed.account) cursor.account = cursor.reader.next(cursor.room);
  }
  return sealed;
}
