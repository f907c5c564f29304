import { hashPair } from '../../../dist/account/hash.js';
import { eachByItself } from '../detect/to-report.mjs';

/** 2048 buckets, and the 95th percentile: as the coverage detector CAP is run in arXiv:2606.05725. */
const BUCKET_BITS = 11;
const PERCENTILE = 0.95;
/** Chosen: thin accounts are the rule. Accounts with fewer calls have no verdict; of all others so many calls are compared. */
const COMPARED_CALLS = 20;

/**
 * One-sided coverage: who queries a wide part of the input space is taken to be learning the model. Kesarwani et al. measure it
 * by summaries of the queries for each class; here the space is cut into buckets by the signs of random projections (SimHash,
 * Charikar 2002, doi:10.1145/509907.509965), and an account's coverage is the number of buckets that COMPARED_CALLS of its calls
 * reach on average (rarefaction), so that a busy account does not look broad. Accused: above the 95th percentile of all accounts,
 * since an exported log has no clean sample.
 * @see Kesarwani, Mukhoty, Arya & Mehta 2018, ACSAC, doi:10.1145/3274694.3274740
 */
export const oneSidedCoverage = {
  id: 'coverage',
  title: 'One-sided coverage',
  detect({ vectors }) {
    const scores = new Map();
    for (const [account, own] of vectors)
      if (own.length >= COMPARED_CALLS) scores.set(account, rarefiedBuckets(own.map(bucketOf)));
    const ranked = [...scores.values()].sort((left, right) => left - right);
    const limit = ranked[Math.ceil(PERCENTILE * ranked.length) - 1];
    return { groups: eachByItself([...scores.keys()].filter((account) => scores.get(account) > limit)), scores };
  },
};

function bucketOf({ features, weights }) {
  let bucket = 0;
  for (let bit = 0; bit < BUCKET_BITS; bit++) {
    let projection = 0;
    for (let i = 0; i < features.length; i++) projection += hashPair(features[i] + 1, bit + 1) & 1 ? weights[i] : -weights[i];
    bucket = bucket * 2 + (projection > 0 ? 1 : 0);
  }
  return bucket;
}

/** Mean number of distinct buckets in COMPARED_CALLS of the calls, drawn without replacement: Σ over buckets 1 − P(not drawn). */
function rarefiedBuckets(buckets) {
  const counts = new Map();
  for (const bucket of buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  let expected = 0;
  for (const count of counts.values()) {
    let missed = 1;
    for (let draw = 0; draw < COMPARED_CALLS; draw++)
      missed *= Math.max(0, buckets.length - count - draw) / (buckets.length - draw);
    expected += 1 - missed;
  }
  return expected;
}
