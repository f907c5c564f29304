import { hashText } from '../../../dist/account/hash.js';
import { countShared, joinAccounts } from '../detect/join-accounts.mjs';

const HOUR_MS = 3_600_000;
/** Two calls a minute apart may fall on both sides of a full hour: the second grid is shifted by half a cell, as in the paper. */
const GRID_SHIFTS_MS = [0, HOUR_MS / 2];
/** This and the next three as small open ports of the method set them; the paper tunes its own for each application. */
const MIN_JACCARD = 0.25;
const MIN_SHARED_TOKENS = 5;
const POPULAR_ACCOUNTS = 80;
const MIN_GROUP = 3;
/** Chosen: with one word hardly anything is told apart, with many every paraphrase is a template of its own. */
const TEMPLATE_WORDS = 2;

/**
 * SynchroTrap: accounts that do the same thing at about the same time, again and again. Similarity of two accounts is the Jaccard
 * index of their (object, time cell) tokens; single linkage. The object of a social network (a page, an address) becomes a template
 * here: the system prompt and the first words of the prompt.
 * @see Cao, Yang, Yu & Palow 2014, CCS, doi:10.1145/2660267.2660269
 */
export const synchroTrap = {
  id: 'synchrotrap',
  title: 'SynchroTrap-style',
  detect({ log }) {
    const scores = new Map([...log.keys()].map((account) => [account, 0]));
    const pairs = [];
    for (const shiftMs of GRID_SHIFTS_MS)
      for (const { left, right, jaccard } of similarities(log, shiftMs)) {
        if (jaccard >= MIN_JACCARD) pairs.push([left, right]);
        for (const account of [left, right]) scores.set(account, Math.max(scores.get(account), jaccard));
      }
    return { groups: joinAccounts(pairs, MIN_GROUP), scores };
  },
};

function* similarities(log, shiftMs) {
  const holders = new Map();
  const tokens = new Map();
  for (const [account, calls] of log) {
    const own = new Set(calls.filter(({ atMs }) => atMs !== null).map((call) => tokenOf(call, shiftMs)));
    tokens.set(account, own.size);
    for (const token of own) {
      if (!holders.has(token)) holders.set(token, new Set());
      holders.get(token).add(account);
    }
  }
  for (const [left, row] of countShared(holders.values(), POPULAR_ACCOUNTS))
    for (const [right, shared] of row)
      if (shared >= MIN_SHARED_TOKENS) yield { left, right, jaccard: shared / (tokens.get(left) + tokens.get(right) - shared) };
}

function tokenOf({ atMs, system, text }, shiftMs) {
  const head = text.trim().slice(0, 200).toLowerCase().split(/\s+/).slice(0, TEMPLATE_WORDS).join(' ');
  return `${hashText(system)} ${hashText(head)} ${Math.floor((atMs + shiftMs) / HOUR_MS)}`;
}
