import type { AccountDigest, Digest } from './account.js';
import { adoptBlocks, toCallBlock } from './call-store.js';
import { encodeCells, keptAccounts, sealAccount, sealCounts } from './digest.js';
import { type DigestReader, openDigest } from './digest-reader.js';
import { emptyDigest, mergeAccounts, mergeCounts } from './fold.js';
import { sealLabels } from './labels.js';

/** A digest that another thread can take over: its calls stay where they are, and all else is bytes. */
export interface PackedDigest {
  readonly bytes: Uint8Array;
  readonly blocks: readonly ArrayBuffer[];
}

export function packDigest(digest: Digest): PackedDigest {
  return { bytes: encodeCells(digest), blocks: digest.store.blocks.map(({ words }) => words.buffer) };
}

/**
 * What sealDigest makes of the merged digests. Accounts are written in the order of their keys, so the parts are read side by side,
 * and calls are not copied: no digest but the merged one is ever held.
 * @param own a digest that was folded here; it goes over into the merged one
 * @throws {RangeError} when bytes are cut or of another layout
 */
export function mergePacked(parts: readonly PackedDigest[], own = emptyDigest()): Digest {
  const merged = { ...own, accounts: new Map<string, AccountDigest>() };
  const readers = parts.map(({ bytes, blocks }) => {
    const offset = adoptBlocks(merged.store, blocks.map(toCallBlock));
    return openDigest(bytes, merged.store, (from) => from.u32() + offset);
  });
  for (const reader of readers) mergeCounts(merged, reader);
  const cursors = [inOrder(own), ...readers].map(({ next }): Cursor => ({ next, account: next() }));
  for (let account = nextAccount(cursors); account !== null; account = nextAccount(cursors))
    merged.accounts.set(account.account, account);
  return { ...merged, losses: sealCounts(merged.losses), labels: sealLabels(merged) };
}

/** Where one part stands. */
interface Cursor extends Pick<DigestReader, 'next'> {
  account: AccountDigest | null;
}

/** The accounts of a digest as a reader of its bytes would give them. */
function inOrder({ accounts }: Digest): Pick<DigestReader, 'next'> {
  const kept = keptAccounts(accounts);
  let at = 0;
  return { next: () => kept[at++] ?? null };
}

/** The smallest key that any part stands at, merged over the parts that stand there; those go on. */
function nextAccount(cursors: readonly Cursor[]): AccountDigest | null {
  let first: AccountDigest | null = null;
  for (const { account } of cursors) if (account !== null && (first === null || account.account < first.account)) first = account;
  if (first === null) return null;
  const key = first.account;
  for (const cursor of cursors) {
    if (cursor.account?.account !== key) continue;
    if (cursor.account !== first) mergeAccounts(first, cursor.account);
    cursor.account = cursor.next();
  }
  return sealAccount(first);
}
