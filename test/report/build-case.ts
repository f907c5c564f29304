import { type Digest, spanOf } from '../../src/account/account.js';
import { nameAccounts } from '../../src/account/account-names.js';
import type { Facts, Registration } from '../../src/account/registration.js';
import { unitsOfLog } from '../../src/account/unit.js';
import type { Cluster } from '../../src/cluster/cluster.js';
import { groupLinks } from '../../src/cluster/group.js';
import { type Judgement, judgeClusters } from '../../src/finding/judge.js';
import { quoteCalls } from '../../src/finding/quote-calls.js';
import { compareUnits } from '../../src/link/compare.js';
import type { Linkage } from '../../src/link/link.js';
import { NO_COMPLETION } from '../../src/record/completion.js';
import { composeReport } from '../../src/report/compose.js';
import { createPlaceResolver, quoteOfSlot } from '../../src/report/places.js';
import type { Composed } from '../../src/report/report.js';
import type { SourceTally } from '../../src/source/source.js';
import type { SimpleCall } from '../account/build-record.js';
import { ordinaryAccounts, type PlannedAccount, queueAccounts } from '../cluster/build-population.js';
import { digestOf } from '../finding/build-group.js';
import { buildLineBases, buildSource } from './build-source.js';

export const CASE_SEED = 19;
export const CASE_FILE = 'town/march.ndjson';
/** Lines of the file before its only piece: as if the log stood behind a header. */
export const LINE_BASE = 3;

export const CAMPAIGN = 12;
export const ORDINARY = 60;
const APP_USERS = 14;
const PUPILS = 15;
const EXERCISES = 24;

/** A town’s log: sixty people, an app that many use, a class with one list of exercises, and twelve accounts fed from one queue. */
export function townAccounts(seed = 3): readonly PlannedAccount[] {
  const people = ordinaryAccounts(ORDINARY, seed);
  const app = renamed('app-user', ordinaryAccounts(APP_USERS, seed + 50, 'You are the friendly helper of the Tidepool app'));
  const campaign = renamed('dealt', queueAccounts(CAMPAIGN, { seed: seed + 200, system: 'Answer fully and show each step' }));
  return [...people, ...app, ...classAccounts(seed + 90), ...campaign];
}

function renamed(role: string, accounts: readonly PlannedAccount[]): readonly PlannedAccount[] {
  return accounts.map(({ calls }, index) => ({ name: `${role}-${index}`, calls }));
}

/** Every pupil sends the same exercises in the same lessons, from one room. */
function classAccounts(seed: number): readonly PlannedAccount[] {
  const exercises = ordinaryAccounts(1, seed)[0]!.calls.slice(0, EXERCISES);
  return Array.from({ length: PUPILS }, (_, pupil) => ({
    name: `pupil-${pupil}`,
    calls: exercises.map(
      (call): SimpleCall => ({
        ...call,
        atMs: call.atMs! + pupil * 1_000,
        model: 'anvil-small',
        system: 'You mark homework',
        ip: '192.0.2.7',
      }),
    ),
  }));
}

/** What the tests look at: every step of one analysis. */
export interface Case extends Composed {
  readonly digest: Digest;
  readonly linkage: Linkage;
  readonly clusters: readonly Cluster[];
  readonly judgement: Judgement;
}

export interface CaseRequest {
  readonly accounts: readonly PlannedAccount[];
  readonly facts?: Facts | null;
  readonly registration?: Registration | null;
  readonly timeZone?: string;
  /** Changes what was judged before it is put into a report. */
  readonly adjust?: (judgement: Judgement) => Judgement;
}

let town: Case | null = null;

/** The analysed town; tests look at it and change nothing. It costs seconds, so tests that run in one process share it. */
export function townCase(): Case {
  town ??= buildCase({ accounts: townAccounts() });
  return town;
}

/** The path of an analysis from the digest on. */
export function buildCase({
  accounts,
  facts = null,
  registration = null,
  timeZone = 'Europe/Lisbon',
  adjust,
}: CaseRequest): Case {
  const digest = digestOf(accounts);
  const linkage = compareUnits(unitsOfLog(digest, registration), CASE_SEED);
  const clusters = groupLinks(linkage, CASE_SEED);
  const sources = [countsOf(digest)];
  const resolve = createPlaceResolver(sources);
  const judged = judgeClusters({
    linkage,
    clusters,
    labels: digest.labels,
    facts,
    seed: CASE_SEED,
    quotesOf: (context, signal) => quoteCalls(context, signal, (account, slot) => quoteOfSlot(account, slot, resolve)),
  });
  const judgement = adjust ? adjust(judged) : judged;
  const settings = { seed: CASE_SEED, timeZone, assumeTimeZone: null, sampling: null, map: {}, accountKey: null };
  const version = '0.0.1-town';
  const composed = composeReport({
    unread: { files: 0, listed: [] },
    version,
    settings,
    sources,
    names: nameAccounts(digest, registration, facts),
    beside: NO_COMPLETION,
    registration,
    linkage,
    judgement,
    resolve,
  });
  return { ...composed, digest, linkage, clusters, judgement };
}

function countsOf({ accounts, unattributed }: Digest): SourceTally {
  const all = [...accounts.values()];
  const records = all.reduce((sum, { calls }) => sum + calls, 0) + unattributed.calls;
  return {
    source: buildSource(0, CASE_FILE),
    sha256: 'a'.repeat(64),
    streamSha256: 'a'.repeat(64),
    streamBytes: 4_096,
    formats: { generic: records },
    rows: records + 6,
    records,
    rejects: 1,
    duplicates: 2,
    skipped: 3,
    blanks: 4,
    oddRows: [],
    firstMs: Math.min(...all.flatMap((account) => spanOf(account)?.firstMs ?? [])),
    lastMs: Math.max(...all.flatMap((account) => spanOf(account)?.lastMs ?? [])),
    lineBases: buildLineBases({ 0: LINE_BASE }),
  };
}
