import { eachByItself } from '../detect/to-report.mjs';

/**
 * Chosen, before any measurement: published campaigns average from some tens to some thousands of calls an account (16 million
 * exchanges over about 24,000 accounts is 667 an account), and a threshold far above that could find nothing by design.
 */
const MIN_CALLS = 400;

/** Volume threshold: every account with many calls, each by itself. The oldest rule of abuse desks; no paper claims it. */
export const volume = {
  id: 'volume',
  title: 'Volume threshold',
  detect({ log }) {
    const scores = new Map([...log].map(([account, calls]) => [account, calls.length]));
    const busy = [...log.keys()].filter((account) => scores.get(account) >= MIN_CALLS);
    return { groups: eachByItself(busy), scores };
  },
};
