/** The steps after the fold on joined digests, one by one: `node scale-steps.mjs <digest>…` prints what each took, and a hash of the report. */
import { createHash } from 'node:crypto';
import { unitsOfLog } from '../../dist/account/unit.js';
import { groupLinks } from '../../dist/cluster/group.js';
import { judgeClusters } from '../../dist/finding/judge.js';
import { quoteCalls } from '../../dist/finding/quote-calls.js';
import { compareUnits } from '../../dist/link/compare.js';
import { composeReport } from '../../dist/report/compose.js';
import { createPlaceResolver, quoteOfSlot } from '../../dist/report/places.js';
import { readDigestFiles } from '../../dist/store/digest-file.js';

const SEED = 1;
const steps = [];
let before = process.cpuUsage();

const folded = await readDigestFiles(process.argv.slice(2));
const { digest, sources, beside } = folded;
finish('read');
const units = unitsOfLog(digest, null);
const linkage = compareUnits(units, SEED);
finish('compare');
const clusters = groupLinks(linkage, SEED);
finish('group');
const resolve = createPlaceResolver(sources);
const quoteOf = (account, slot) => quoteOfSlot(account, slot, resolve);
const quotesOf = (context, signal) => quoteCalls(context, signal, quoteOf);
const judgement = judgeClusters({ linkage, clusters, labels: digest.labels, facts: null, seed: SEED, quotesOf, quoteOf });
finish('judge');
const settings = { ...folded.settings, seed: SEED, timeZone: 'UTC' };
const composed = composeReport({
  version: '',
  settings,
  sources,
  names: { digest, facts: null, ambiguous: 0 },
  beside,
  registration: null,
  linkage,
  judgement,
  resolve,
});
finish('compose');
const parts = [composed.report, composed.accounts, composed.links].map((part) => JSON.stringify(part));
finish('write');

process.stdout.write(
  JSON.stringify({
    accounts: digest.accounts.size,
    units: units.length,
    groups: judgement.groups.length,
    sha256: createHash('sha256').update(parts.join('\n')).digest('hex'),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    steps,
  }),
);

function finish(step) {
  const { user, system } = process.cpuUsage(before);
  steps.push({ step, cpuMs: (user + system) / 1e3, rssMegabytes: Math.round(process.memoryUsage.rss() / 1e6) });
  before = process.cpuUsage();
}
