import { countShared, joinAccounts } from '../detect/join-accounts.mjs';

/** Chosen: keys held by more accounts are taken for a popular application; small ports of coordination detectors use 80. */
const POPULAR_ACCOUNTS = 40;
/** One equal prompt is easily a greeting or a public question. */
const MIN_EQUAL_PROMPTS = 2;
/** Chosen: shorter prompts ("hi", "continue") are everybody's. */
const MIN_PROMPT_CHARS = 20;
const MIN_GROUP = 3;

/**
 * Exact-scaffold components: accounts are joined by one equal system prompt, or by two equal user prompts; case and spaces do not
 * count. The plain reading of "identical prompt texts" in public advisories, and the behavioural traces of one object shared by
 * several accounts of Pacheco et al. 2021, doi:10.1609/icwsm.v15i1.18075, with the popularity cap that such work needs.
 */
export const exactScaffold = {
  id: 'exact-scaffold',
  title: 'Exact-scaffold components',
  detect({ log }) {
    const bySystem = new Map();
    const byPrompt = new Map();
    for (const [account, calls] of log)
      for (const { system, text } of calls) {
        if (system !== '') hold(bySystem, plain(system), account);
        if (text.length > MIN_PROMPT_CHARS) hold(byPrompt, plain(text), account);
      }
    const pairs = [
      ...pairsWith(countShared(bySystem.values(), POPULAR_ACCOUNTS), 1),
      ...pairsWith(countShared(byPrompt.values(), POPULAR_ACCOUNTS), MIN_EQUAL_PROMPTS),
    ];
    const groups = joinAccounts(pairs, MIN_GROUP);
    const scores = new Map([...log.keys()].map((account) => [account, 0]));
    for (const group of groups) for (const account of group) scores.set(account, Math.log2(group.length));
    return { groups, scores };
  },
};

function plain(text) {
  return text.toLowerCase().split(/\s+/).join(' ').trim();
}

function hold(holders, key, account) {
  if (!holders.has(key)) holders.set(key, new Set());
  holders.get(key).add(account);
}

function* pairsWith(shared, least) {
  for (const [left, row] of shared) for (const [right, count] of row) if (count >= least) yield [left, right];
}
