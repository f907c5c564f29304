import { escapeTerminal } from '../renderers/escape.js';
import { jsonText } from '../renderers/json-text.js';
import { wordNumberOf } from '../words.js';
import { EXPORT_NAMESPACE, type ExportFormat, type ExportRequest } from './export.js';
import type { SharedFinding, SharedGroup, SharedMember, SharedSource } from './shared-case.js';
import { type StixObject, stixMaker } from './stix-object.js';

/** STIX 2.1 section 4.14.1: the largest `number_observed`. */
const MAX_OBSERVED = 999_999_999;

/** STIX 2.1, OASIS Standard of 10 June 2021. Counts and hashes only; every object carries the TLP marking. */
export const stix: ExportFormat = {
  id: 'stix',
  about: 'STIX 2.1 bundle for threat intelligence platforms: grouping, observed-data, indicators, file hashes, TLP 2.0 marking',
  fileName: 'case.stix.json',
  hasManyFiles: false,
  render: (request) => [{ name: 'case.stix.json', text: jsonText(bundleOf(request)) }],
};

function bundleOf(request: ExportRequest): Readonly<Record<string, unknown>> {
  const maker = stixMaker(request);
  const files = request.shared.sources.map((source) => fileOf(source, maker.observable));
  const groups = request.shared.groups.flatMap((group) => groupObjects(group, files, request, maker));
  const distinct = new Map([maker.marking, maker.identity, ...files, ...groups].map((object) => [object.id, object]));
  const objects = [...distinct.values()];
  const id = request.uuid5(EXPORT_NAMESPACE, JSON.stringify(objects.map((object) => object.id)));
  return { type: 'bundle', id: `bundle--${id}`, objects };
}

type Maker = ReturnType<typeof stixMaker>;

function fileOf({ name, sizeBytes, sha256 }: SharedSource, observable: Maker['observable']): StixObject {
  const identifying = { hashes: { 'SHA-256': sha256 }, name: escapeTerminal(name.split('/').at(-1) || '-') };
  return observable('file', identifying, { size: sizeBytes });
}

function groupObjects(
  group: SharedGroup,
  files: readonly StixObject[],
  request: ExportRequest,
  maker: Maker,
): readonly StixObject[] {
  const findings = request.shared.findings.filter((finding) => finding.group === group.id);
  const members = group.members.flatMap((member) => memberObjects(member, group, request, maker));
  const refs = [...new Set([...members, ...files].map(({ id }) => id))];
  if (refs.length === 0) return [];
  return [
    ...members,
    maker.object('grouping', {
      name: `Account group ${group.id}`,
      description: describe(group, findings, request),
      context: group.isSuspected ? 'suspicious-activity' : 'unspecified',
      object_refs: refs,
    }),
  ];
}

/** One observation an account; an indicator only where the group is suspected and a pattern can tell the account from others. */
function memberObjects(member: SharedMember, group: SharedGroup, { shared }: ExportRequest, maker: Maker): readonly StixObject[] {
  const { key, firstUtc, lastUtc } = shared.accounts[member.at] ?? { key: null, firstUtc: null, lastUtc: null };
  const userId = escapeTerminal(key ?? member.account);
  const account = maker.observable('user-account', { user_id: userId }, { display_name: escapeTerminal(member.account) });
  const [first, last] = [member.firstUtc ?? firstUtc, member.lastUtc ?? lastUtc];
  const observed =
    first === null || last === null || member.calls < 1
      ? []
      : [
          maker.object('observed-data', {
            first_observed: first,
            last_observed: last,
            number_observed: Math.min(MAX_OBSERVED, member.calls),
            object_refs: [account.id],
          }),
        ];
  if (!group.isSuspected || key === null) return [account, ...observed];
  const indicator = maker.object('indicator', {
    name: `Account ${escapeTerminal(member.account)} of group ${group.id}`,
    description: `Calls of this account are consistent with systematic extraction by group ${group.id}. The id is ${shared.names.kind === 'raw' ? 'that of the log' : 'a keyed pseudonym; holders of the key can match it'}.`,
    indicator_types: ['anomalous-activity'],
    labels: ['anomalous-activity'],
    pattern: `[user-account:user_id = '${escapePattern(userId)}']`,
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: first ?? maker.created,
  });
  return [account, ...observed, indicator];
}

function describe(group: SharedGroup, findings: readonly SharedFinding[], { shared }: ExportRequest): string {
  const { kind, keyId } = shared.names;
  return [
    `${wordNumberOf(group.members.length, 'account')}, ${wordNumberOf(group.calls, 'call')}.`,
    ...findings.map(({ id, statement }) => `${id}: ${statement}.`),
    'Strength is a ratio of probabilities of the findings under two propositions about accounts; it says nothing about persons, companies or states.',
    ...(kind === 'pseudonym' && keyId === null ? ['Accounts stand under one common label: they cannot be told apart here.'] : []),
    ...(keyId === null ? [] : [`Accounts stand under pseudonyms made with the key ${keyId}.`]),
  ].join(' ');
}

/** STIX 2.1 section 9.2: in a string literal the quote and the backslash are escaped. */
function escapePattern(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
