import { EXPORT_SCHEMA_VERSION, type ExportFormat, type ExportRequest } from './export.js';
import type { SharedAccount, SharedFinding, SharedGroup, SharedLink, SharedMember } from './shared-case.js';
import { createXmlWriter, type XmlWriter } from './xml-text.js';

/** GraphML 1.0 (http://graphml.graphdrawing.org): read by Gephi, yEd, Cytoscape, igraph, NetworkX. */
export const graphml: ExportFormat = {
  id: 'graphml',
  about: 'GraphML: accounts of groups and the groups as nodes, links and memberships as edges with their bits',
  fileName: 'case.graphml',
  hasManyFiles: false,
  render: (request) => [{ name: 'case.graphml', text: graphOf(request) }],
};

type Values = Readonly<Record<string, string | number | boolean | null>>;

interface Key {
  readonly name: string;
  readonly type: 'string' | 'double' | 'int' | 'boolean';
}

const NODE_KEYS: readonly Key[] = [
  { name: 'kind', type: 'string' },
  { name: 'label', type: 'string' },
  { name: 'group', type: 'string' },
  { name: 'suspected', type: 'boolean' },
  { name: 'bits', type: 'double' },
  { name: 'calls', type: 'int' },
  { name: 'finding', type: 'string' },
  { name: 'strength', type: 'string' },
];
const EDGE_KEYS: readonly Key[] = [
  { name: 'kind', type: 'string' },
  { name: 'group', type: 'string' },
  { name: 'bits', type: 'double' },
  { name: 'share', type: 'double' },
];

function graphOf({ shared }: ExportRequest): string {
  const xml = createXmlWriter();
  const { groups, accounts, links, findings } = shared;
  const signals = [...new Set(links.flatMap((link) => link.signals.map(({ id }) => id)))].sort();
  const edgeKeys = [...EDGE_KEYS, ...signals.map((id): Key => ({ name: `bits.${id}`, type: 'double' }))];
  const inGroups = new Set([
    ...groups.flatMap(({ members }) => members.map(({ at }) => at)),
    ...links.flatMap(({ leftAt, rightAt }) => [leftAt, rightAt]),
  ]);
  const body = [
    ...groups.map((group) => element(xml, 'node', `id="${xml.text(group.id)}"`, groupValues(group, findings))),
    ...[...inGroups]
      .sort((a, b) => a - b)
      .map((at) => element(xml, 'node', `id="a${at}"`, accountValues(accounts[at] as SharedAccount))),
    ...groups.flatMap((group) => group.members.map((member) => membershipEdge(xml, member, group))),
    ...links.map((link) => linkEdge(xml, link)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<desc>${description(groups, xml)}</desc>`,
    ...NODE_KEYS.map((key) => keyElement(xml, 'node', key)),
    ...edgeKeys.map((key) => keyElement(xml, 'edge', key)),
    '<graph id="case" edgedefault="undirected">',
    ...body,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function description(groups: readonly SharedGroup[], xml: XmlWriter): string {
  const bounded = groups.filter(({ linksFound, linksListed }) => linksFound === null || linksListed < linksFound);
  return xml.text(
    [
      `hydrometer export ${EXPORT_SCHEMA_VERSION}; bits are log2 ratios.`,
      ...(bounded.length === 0 ? ['All links of the groups are listed.'] : []),
      ...bounded.map(
        ({ id, linksListed, linksFound }) => `${id}: ${linksListed} of ${linksFound ?? 'an unknown number of'} links listed.`,
      ),
      ...(xml.dropped() === 0 ? [] : [`${xml.dropped()} characters that XML 1.0 forbids were left out.`]),
    ].join(' '),
  );
}

function groupValues(group: SharedGroup, findings: readonly SharedFinding[]): Values {
  const main = findings.find((finding) => finding.group === group.id);
  return {
    kind: 'group',
    label: group.id,
    suspected: group.isSuspected,
    bits: main?.bits ?? null,
    calls: group.calls,
    finding: main?.kind ?? null,
    strength: main?.words ?? null,
  };
}

function accountValues({ account, group, isSuspected, suspicionBits, calls }: SharedAccount): Values {
  return { kind: 'account', label: account, group, suspected: isSuspected, bits: suspicionBits, calls };
}

function membershipEdge(xml: XmlWriter, { at, bits, share }: SharedMember, { id }: SharedGroup): string {
  return element(xml, 'edge', `source="a${at}" target="${xml.text(id)}"`, { kind: 'member', group: id, bits, share });
}

function linkEdge(xml: XmlWriter, { group, leftAt, rightAt, bits, signals }: SharedLink): string {
  const parts = Object.fromEntries(signals.map((signal) => [`bits.${signal.id}`, signal.bits]));
  return element(xml, 'edge', `source="a${leftAt}" target="a${rightAt}"`, { kind: 'link', group, bits, ...parts });
}

function keyElement(xml: XmlWriter, of: 'node' | 'edge', { name, type }: Key): string {
  return `<key id="${of}.${xml.text(name)}" for="${of}" attr.name="${xml.text(name)}" attr.type="${type}"/>`;
}

function element(xml: XmlWriter, tag: 'node' | 'edge', attributes: string, values: Values): string {
  const data = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<data key="${tag}.${xml.text(name)}">${xml.text(String(value))}</data>`);
  return `<${tag} ${attributes}>${data.join('')}</${tag}>`;
}
