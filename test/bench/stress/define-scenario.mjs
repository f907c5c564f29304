/**
 * A stress scenario rewrites calls of a world's innocent accounts as a popular tool, or ordinary life, would have them. It is a control
 * (see ../controls/index.mjs): it gives `{ id, title, prepare }`, and campaign accounts are never touched.
 */

import { deriveSeed } from '../../../dist/stats/derive-seed.js';
import { createRng } from '../../../dist/stats/rng.js';
import { shuffle } from '../../../dist/stats/shuffle.js';
import { readInnocents } from './read-innocents.mjs';

const SEED = 1;

/**
 * @typedef {object} Call
 * @property {string} account
 * @property {number} nth place of the account in the list that `choose` gave
 * @property {number} number place of the call among the account's calls, by time
 * @property {number} atMs
 * @property {string} text what the user wrote last
 * @property {readonly Call[]} calls all calls of the account, by time
 * @property {() => number} rng the same for a request that was logged twice
 *
 * @param {object} plan
 * @param {(log: { accounts: readonly object[], draw: (accounts, count: number) => object[] }) => object[]} plan.choose accounts that are rewritten
 * @param {(row: object, call: Call, log: object) => boolean | void} plan.change changes a row in place; false leaves it out
 * @param {(log: object, chosen: object[]) => object} [plan.plan] what the changes need to know, once for a world
 */
export function defineScenario({ id, title, choose, change, plan = () => ({}) }) {
  return {
    id,
    title,
    async prepare({ world, truth }) {
      const accounts = await readInnocents(world, truth);
      const rng = createRng(deriveSeed(SEED, id));
      const draw = (from, count) => shuffle([...from], rng).slice(0, count);
      const chosen = choose({ accounts, draw });
      const calls = callsById(chosen);
      const planned = plan({ accounts, draw, rng }, chosen);
      const rewriteRow = (row) => {
        const call = calls.get(row.id);
        if (call === undefined || row.metadata.user_api_key_user_id !== call.account) return true;
        return change(row, { ...call, rng: createRng(deriveSeed(SEED, `${id}/${row.id}`)) }, planned) !== false;
      };
      return { rewriteRow, truth, keepsRegistration: true };
    },
  };
}

function callsById(chosen) {
  const calls = new Map();
  chosen.forEach(({ name, calls: own }, nth) => {
    own.forEach((call, number) => {
      calls.set(call.id, { ...call, account: name, nth, number, calls: own });
    });
  });
  return calls;
}
