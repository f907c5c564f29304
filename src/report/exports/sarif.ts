import { SCALE } from '../../finding/scale.js';
import { escapeTerminal } from '../renderers/escape.js';
import { jsonText } from '../renderers/json-text.js';
import { wordKind, wordNumberOf } from '../words.js';
import { EXPORT_NAMESPACE, type ExportFormat, type ExportRequest } from './export.js';
import { relativeUri } from './relative-uri.js';
import type { SharedFinding, SharedGroup, SharedPlace, SharedSource } from './shared-case.js';

/** GitHub keeps 5,000 results of a run and shows 100 locations of a result (docs.github.com, SARIF results exceed limits). */
const MAX_RESULTS = 5_000;
const MAX_LOCATIONS = 100;
/** Chosen: a location takes about 250 bytes, so that all of them stay below GitHub's 10 MB even before compression. */
const MAX_LOCATIONS_IN_ALL = 30_000;
/** Names of members in a result: enough to see who is meant; all are in the other formats. */
const MAX_MEMBERS = 100;
const LOG_ROOT = 'LOGS';

/** Static Analysis Results Interchange Format 2.1.0 (OASIS Standard of 27 March 2020), within the limits of GitHub code scanning. */
export const sarif: ExportFormat = {
  id: 'sarif',
  about: 'SARIF 2.1.0 for code-scanning views: a result for each finding, strongest first, with the lines that it quotes',
  fileName: 'case.sarif',
  hasManyFiles: false,
  render: (request) => [{ name: 'case.sarif', text: jsonText(logOf(request)) }],
};

type Json = Readonly<Record<string, unknown>>;

function logOf(request: ExportRequest): Json {
  const { shared } = request;
  const findings = shared.findings.slice(0, MAX_RESULTS);
  const perResult = Math.min(MAX_LOCATIONS, Math.floor(MAX_LOCATIONS_IN_ALL / Math.max(1, findings.length)));
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  const cutPlaces = findings.reduce((sum, { places }) => sum + Math.max(0, places.length - perResult), 0);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hydrometer', semanticVersion: shared.toolVersion, rules: kinds.map(ruleOf) } },
        originalUriBaseIds: { [LOG_ROOT]: { description: { text: 'Folder from which the paths of the logs were given' } } },
        invocations: [
          {
            executionSuccessful: true,
            ...(request.at === null ? {} : { endTimeUtc: request.at }),
            toolExecutionNotifications: notifications(request, cutPlaces),
          },
        ],
        artifacts: shared.sources.map(artifactOf),
        results: findings.map((finding) => resultOf(finding, kinds, perResult, request)),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}

function ruleOf(kind: string): Json {
  const words = wordKind(kind as Parameters<typeof wordKind>[0]);
  return {
    id: kind,
    shortDescription: { text: words },
    fullDescription: {
      text: `${words}. A statement about the activity of accounts, never about persons, companies or states.`,
    },
    help: { text: `hydrometer explain <case> <finding> shows the evidence, and what speaks against it.` },
    defaultConfiguration: { level: kind === 'systematic-extraction' ? 'warning' : 'note' },
    properties: { tags: ['llm-api', 'log-forensics'] },
  };
}

function resultOf(finding: SharedFinding, kinds: readonly string[], perResult: number, request: ExportRequest): Json {
  const { id, kind, statement, bits, words, isFailing, isSuspicion, places, fingerprintOf, openExplanations: open } = finding;
  const group = request.shared.groups.find((each) => each.id === finding.group);
  return {
    ruleId: kind,
    ruleIndex: kinds.indexOf(kind),
    level: isFailing ? 'error' : isSuspicion ? 'warning' : 'note',
    rank: rankOf(bits),
    message: { text: `${escapeTerminal(statement)}.${open === null ? '' : ` ${open}.`}` },
    locations: locationsOf(shownPlaces(finding, request).slice(0, perResult), finding.group, group),
    partialFingerprints: fingerprints(fingerprintOf, request),
    properties: { finding: id, group: finding.group, bits, strength: words, quotedCalls: places.length },
  };
}

/** GitHub shows no result without a line: a finding that quotes nothing points to what another finding quotes of its group. */
function shownPlaces(finding: SharedFinding, { shared }: ExportRequest): readonly SharedPlace[] {
  if (finding.places.length > 0) return finding.places;
  return shared.findings.find(({ group, places }) => group === finding.group && places.length > 0)?.places.slice(0, 1) ?? [];
}

/** Bits as part of what begins the last step of the scale, 0 to 100: an order, not a probability. */
function rankOf(bits: number): number {
  const top = SCALE.at(-1)?.fromBits ?? 1;
  return Math.round(Math.max(0, Math.min(1, bits / top)) * 1000) / 10;
}

function locationsOf(places: readonly SharedPlace[], groupId: string, group: SharedGroup | undefined): readonly Json[] {
  // Without a key all members have one label, and the schema wants each logical location once (section 3.28.4).
  const names = new Set((group?.members ?? []).slice(0, MAX_MEMBERS).map(({ account }) => escapeTerminal(account)));
  const logical = [
    { name: groupId, kind: 'group' },
    ...[...names].map((name) => ({ name, fullyQualifiedName: `${groupId}/${name}`, kind: 'account' })),
  ];
  const [first, ...more] = places.map(physicalLocation);
  return [{ ...first, logicalLocations: logical }, ...more];
}

/** Bytes count in the decompressed stream, which is not what a SARIF region of a compressed file means: they go as properties. */
function physicalLocation({ file, line, byte, length, lineSha256 }: SharedPlace): Json {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file), uriBaseId: LOG_ROOT },
      region: { startLine: Math.max(1, line) },
    },
    properties: { byteInStream: byte, lengthBytes: length, ...(lineSha256 === null ? {} : { lineSha256 }) },
  };
}

/** GitHub compares only `primaryLocationLineHash`, together with rule and file. */
function fingerprints(fingerprintOf: string | null, { uuid5 }: ExportRequest): Json {
  if (fingerprintOf === null) return {};
  const fingerprint = uuid5(EXPORT_NAMESPACE, fingerprintOf).replaceAll('-', '');
  return { 'hydrometerGroup/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` };
}

function artifactOf({ name, sizeBytes, sha256 }: SharedSource): Json {
  return {
    location: { uri: relativeUri(name), uriBaseId: LOG_ROOT },
    length: sizeBytes,
    hashes: { 'sha-256': sha256 },
  };
}

function notifications({ shared }: ExportRequest, cutPlaces: number): readonly Json[] {
  const { findings, names, groups } = shared;
  const cutMembers = groups.reduce((sum, { members }) => sum + Math.max(0, members.length - MAX_MEMBERS), 0);
  const texts = [
    ...(findings.length <= MAX_RESULTS
      ? []
      : [`${wordNumberOf(findings.length - MAX_RESULTS, 'weaker finding')} left out: ${MAX_RESULTS} are kept.`]),
    ...(cutPlaces === 0 ? [] : [`${wordNumberOf(cutPlaces, 'place')} of quoted calls left out; all are in report.json.`]),
    ...(cutMembers === 0 ? [] : [`${wordNumberOf(cutMembers, 'name')} of members left out; all are in report.json.`]),
    ...(names.kind === 'raw' ? ['Accounts carry their own ids, on request.'] : []),
    ...(names.kind === 'pseudonym' && names.keyId === null
      ? ['Accounts carry one common label and results no fingerprint, since no key for pseudonyms was named.']
      : []),
    ...(names.keyId === null ? [] : [`Accounts carry pseudonyms made with the key ${names.keyId}.`]),
  ];
  return texts.map((text) => ({ level: 'note', message: { text } }));
}
