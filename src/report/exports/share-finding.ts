import type { Finding, Place } from '../../finding/finding.js';
import { wordsOf } from '../../finding/scale.js';
import { distinctQuotes } from '../distinct-quotes.js';
import { isSuspicion, wordBits, wordKind, wordNumberOf } from '../words.js';
import type { CaseToShare, SharedNames } from './case-to-share.js';
import { keptId, keptSha256 } from './kept.js';
import { wordOpenExplanations } from './open-explanations.js';
import type { SharedFinding, SharedPlace } from './shared-case.js';

/** Sentences of the report quote system prompts and clients: none of them is taken over, new ones are made from counts. */
export function shareFinding(finding: Finding, saved: CaseToShare, names: SharedNames, isFailing: boolean): SharedFinding {
  const { id, kind, clusterId, strength, priorBits, evidence, tests } = finding;
  const explanations = finding.explanations.map((each) => ({ id: keptId(each.id), verdict: keptId(each.verdict) }));
  return {
    id,
    kind: keptId(kind),
    statement: stateFinding(finding, saved),
    group: clusterId,
    bits: strength.bits,
    words: wordsOf(strength.bits, isSmallLog(saved.report)),
    capBits: strength.capBits,
    priorBits,
    isSuspicion: isSuspicion(finding),
    isFailing,
    evidence: evidence.map((bar) => ({ id: keptId(bar.id), bits: bar.bits, capped: bar.capped })),
    tests: tests.map(({ id: test, observed, pValue, qValue, reason }) => ({
      id: keptId(test),
      observed,
      pValue,
      qValue,
      reason: reason === null ? null : names.inText(reason),
    })),
    explanations,
    openExplanations: wordOpenExplanations(explanations),
    places: placesOf(finding, saved, names),
    fingerprintOf: fingerprintOf(finding, saved, names),
  };
}

/** Words are made anew from bits: those of a report may have been changed. */
function isSmallLog({ validation }: CaseToShare['report']): boolean {
  return validation.logSize !== undefined && validation.logSize.kind !== 'large';
}

function stateFinding(finding: Finding, { report }: CaseToShare): string {
  const { kind, clusterId, strength, evidence } = finding;
  const cluster = report.clusters.find(({ id }) => id === clusterId);
  const size =
    cluster === undefined
      ? ''
      : `, ${wordNumberOf(cluster.accounts.length, 'account')} with ${wordNumberOf(cluster.calls, 'call')}`;
  const weight =
    evidence.length === 0
      ? 'a fact beside the evidence'
      : `${wordsOf(strength.bits, isSmallLog(report))}, ${wordBits(strength.bits)} bits`;
  return `${wordKind(keptId(kind) as Finding['kind'])}: group ${clusterId}${size}; ${weight}${isSuspicion(finding) ? '' : ', no suspicion by itself'}`;
}

function placesOf(finding: Finding, { report, exhibits }: CaseToShare, { inText }: SharedNames): readonly SharedPlace[] {
  const streams = new Map(report.sources.map(({ path, streamSha256 }) => [path, keptSha256(streamSha256)]));
  const lines = new Map(exhibits.flatMap(({ source }) => (source === null ? [] : [[placeKey(source), source.lineSha256]])));
  const distinct = new Map(distinctQuotes(finding).map(({ place }) => [placeKey(place), place]));
  return [...distinct].map(([key, { file, line, byte, length }]) => ({
    file: inText(file),
    line,
    byte,
    length,
    streamSha256: streams.get(file) ?? null,
    lineSha256: lines.get(key) ?? null,
  }));
}

function placeKey({ file, byte, length }: Place): string {
  return JSON.stringify([file, byte, length]);
}

/** Without counts, dates and scores, so that the same group is known again tomorrow. */
function fingerprintOf({ kind, clusterId }: Finding, { report }: CaseToShare, { keyOf }: SharedNames): string | null {
  const cluster = report.clusters.find(({ id }) => id === clusterId);
  const keys = cluster?.accounts.map(({ account }) => keyOf(account)) ?? [];
  if (keys.length === 0 || keys.includes(null)) return null;
  return JSON.stringify([keptId(kind), ...(keys as string[]).sort((a, b) => (a < b ? -1 : 1))]);
}
