import type { Report } from '../report.js';
import { isSuspicion } from '../words.js';
import type { CaseToShare, SharedNames } from './case-to-share.js';
import { keptId, keptSha256, keptTime } from './kept.js';
import { shareAccounts } from './share-accounts.js';
import { shareFinding } from './share-finding.js';
import { shareGroup } from './share-group.js';
import { shareLinks } from './share-links.js';
import type { SharedCase } from './shared-case.js';

/**
 * Takes out of a case what may be handed on. What is not named here stays behind, so that a new field of the report cannot leak.
 * @param isFailing whether a finding is at or above the strength that the caller wants to fail on
 */
export function shareCase(
  saved: CaseToShare,
  names: SharedNames,
  isFailing: (finding: Report['findings'][number]) => boolean,
): SharedCase {
  const { report, exhibits } = saved;
  const { accounts, indexOf } = shareAccounts(saved, names);
  const links = shareLinks(saved, names, indexOf);
  const suspected = new Set(report.findings.filter(isSuspicion).map(({ clusterId }) => clusterId));
  return {
    toolVersion: keptId(report.tool.version),
    reportSchemaVersion: keptId(report.schemaVersion),
    names: { kind: names.kind, keyId: names.keyId },
    ...shareReading(report, names),
    findings: report.findings
      .map((finding) => shareFinding(finding, saved, names, isFailing(finding)))
      .sort((a, b) => Number(b.isSuspicion) - Number(a.isSuspicion) || b.bits - a.bits || (a.id < b.id ? -1 : 1)),
    groups: report.clusters.map((cluster) =>
      shareGroup(cluster, { names, indexOf, isSuspected: suspected.has(cluster.id), links }),
    ),
    accounts,
    links,
    custody: saved.custody.map((step) => ({
      ...step,
      what: names.inText(step.what),
      files: step.files.map(({ name, sha256 }) => ({ name: names.inText(name), sha256: keptSha256(sha256) })),
    })),
    outputs: saved.outputs,
    exhibits: exhibits.map(({ number, kind, finding, path, sizeBytes, sha256 }) => ({
      number,
      kind,
      finding,
      name: path,
      sizeBytes,
      sha256,
    })),
  };
}

type Reading = Pick<SharedCase, 'settings' | 'totals' | 'firstUtc' | 'lastUtc' | 'sources' | 'losses' | 'calibration' | 'limits'>;

function shareReading({ settings, totals, sources, losses, validation, limits }: Report, { inText }: SharedNames): Reading {
  return {
    settings: [
      { name: 'seed', value: settings.seed },
      { name: 'timeZone', value: settings.timeZone },
      { name: 'assumeTimeZone', value: settings.assumeTimeZone },
      ...settings.accountKeys.map(({ format, expression }) => ({
        name: `accountKey.${keptId(format)}`,
        value: inText(expression),
      })),
    ],
    totals: Object.fromEntries(Object.entries(totals).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    firstUtc: keptTime(totals.firstUtc),
    lastUtc: keptTime(totals.lastUtc),
    sources: sources.map((source) => ({
      name: inText(source.path),
      sizeBytes: source.sizeBytes,
      sha256: keptSha256(source.sha256),
      streamSha256: keptSha256(source.streamSha256),
      formats: source.formats.map(({ id }) => keptId(id)),
      rows: source.rows,
      records: source.records,
      rejects: source.rejects,
      firstUtc: keptTime(source.firstUtc),
      lastUtc: keptTime(source.lastUtc),
    })),
    losses: losses.map(({ id, count, of, statement }) => ({ id: keptId(id), count, of, statement: inText(statement) })),
    calibration: validation.signals.map(({ signal, cllrBits, capBits }) => ({ signal: keptId(signal), cllrBits, capBits })),
    limits: limits.map(inText),
  };
}
