import type { NamedAccounts } from '../account/account-names.js';
import type { Registration } from '../account/registration.js';
import type { Finding } from '../finding/finding.js';
import type { JudgedGroup, Judgement } from '../finding/judge.js';
import { SCALE, SCALE_ORIGIN } from '../finding/scale.js';
import type { Linkage } from '../link/link.js';
import { sizeOfLog } from '../link/log-size.js';
import type { Completion } from '../record/completion.js';
import type { SourceTally } from '../source/source.js';
import { composeAccounts, summariseAccounts } from './compose-accounts.js';
import { composeCluster } from './compose-clusters.js';
import { composeFindings } from './compose-findings.js';
import { composeJoins } from './compose-joins.js';
import { composeLinkRows } from './compose-links.js';
import { composeLosses } from './compose-losses.js';
import { composeAccountKeys, composeDocumented, composeSources, composeTotals } from './compose-sources.js';
import type { ReportUnread } from './compose-unread.js';
import { composeValidation } from './compose-validation.js';
import { composeLimits, composeMethod } from './method.js';
import type { PlaceResolver } from './places.js';
import { type Composed, REPORT_SCHEMA_VERSION, type Report } from './report.js';
import { THRESHOLDS } from './thresholds.js';

interface ComposeRequest {
  readonly version: string;
  readonly settings: Omit<Report['settings'], 'accountKeys'> & {
    readonly accountKey: string | null;
    readonly checkKeys: boolean;
  };
  readonly sources: readonly SourceTally[];
  readonly unread: ReportUnread;
  /** The digest under the names that the registration gives, and the facts that speak of them. */
  readonly names: NamedAccounts;
  readonly beside: Completion;
  readonly registration: Registration | null;
  readonly linkage: Linkage;
  readonly judgement: Judgement;
  readonly resolve: PlaceResolver;
}

/** Puts everything into the one document that all renderers read. */
export function composeReport(request: ComposeRequest): Composed {
  const { names, sources, linkage, judgement, settings } = request;
  const { digest, facts } = names;
  const accounts = composeAccounts(digest, judgement.groups, request.resolve);
  const totals = composeTotals(sources, digest, accounts.filter(({ compared }) => compared).length);
  const findings = numberFindings(judgement.groups);
  const report: Report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: 'hydrometer', version: request.version },
    settings: {
      seed: settings.seed,
      timeZone: settings.timeZone,
      assumeTimeZone: settings.assumeTimeZone,
      sampling: settings.sampling ?? null,
      accountKeys: composeAccountKeys(sources, settings),
      map: settings.map,
    },
    sources: composeSources(sources, settings.map),
    formats: composeDocumented(sources, settings.map),
    unread: request.unread,
    totals,
    joins: composeJoins(names, request.registration, request.beside),
    losses: composeLosses({ digest, sources, calls: totals.calls, resolve: request.resolve }),
    findings,
    clusters: judgement.groups.map((group) =>
      composeCluster(
        group,
        settings.timeZone,
        findings.filter(({ clusterId }) => clusterId === group.id).map(({ id }) => id),
        { linkage, facts, resolve: request.resolve },
      ),
    ),
    accountsSummary: summariseAccounts(accounts, judgement.groups),
    validation: composeValidation(linkage, judgement),
    scale: SCALE,
    scaleOrigin: SCALE_ORIGIN,
    method: composeMethod(),
    thresholds: THRESHOLDS,
    limits: composeLimits(settings, sizeOfLog(linkage.population)),
  };
  const links = judgement.groups.flatMap(({ id, context }) => composeLinkRows(id, context, linkage));
  return { report, accounts, links };
}

/** Suspicions first, then by strength and group: the order a reader wants, and a stable one. */
function numberFindings(groups: readonly JudgedGroup[]): readonly Finding[] {
  const found = groups.flatMap((group) => composeFindings(group, groups)).map((finding, order) => ({ finding, order }));
  const rank = (kind: Finding['kind']): number => (kind === 'systematic-extraction' ? 0 : 1);
  found.sort(
    (a, b) =>
      rank(a.finding.kind) - rank(b.finding.kind) || b.finding.strength.bits - a.finding.strength.bits || a.order - b.order,
  );
  return found.map(({ finding }, index) => ({ id: `F-${String(index + 1).padStart(3, '0')}`, ...finding }));
}
