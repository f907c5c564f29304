import { escapeTerminal } from '../renderers/escape.js';
import { jsonText } from '../renderers/json-text.js';
import { EXPORT_NAMESPACE, type ExportFormat, type ExportRequest } from './export.js';
import type { SharedExhibit, SharedFile, SharedStep } from './shared-case.js';

/** CASE 1.4 and UCO 1.4 (caseontology.org, unifiedcyberontology.org) as JSON-LD: what was done with which file, not what was found. */
export const caseUco: ExportFormat = {
  id: 'case',
  about: 'CASE/UCO JSON-LD: provenance of inputs, outputs and exhibits, with hashes and the steps of the custody log',
  fileName: 'case.jsonld',
  hasManyFiles: false,
  render: (request) => [{ name: 'case.jsonld', text: jsonText(documentOf(request)) }],
};

type Json = Readonly<Record<string, unknown>>;
type Node = Json & { readonly '@id': string };

const CONTEXT = {
  kb: 'urn:hydrometer:',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

function documentOf(request: ExportRequest): Json {
  const nodes = new Map(graphOf(request).map((node) => [node['@id'], node]));
  return { '@context': CONTEXT, '@graph': [...nodes.values()].sort((a, b) => (a['@id'] < b['@id'] ? -1 : 1)) };
}

function graphOf(request: ExportRequest): readonly Node[] {
  const { shared } = request;
  const identify = identifier(request);
  const tool = {
    '@id': identify('tool', shared.toolVersion),
    '@type': 'uco-tool:Tool',
    'uco-core:name': 'hydrometer',
    'uco-tool:version': shared.toolVersion,
  };
  const inputs = shared.sources.map((file) => fileNode(file, identify));
  const outputs = shared.outputs.map((file) => fileNode(file, identify));
  const inputRecord = provenance('Logs as received', null, inputs, identify);
  const outputRecord = provenance('Files of the case', null, outputs, identify);
  const exhibits = shared.exhibits.flatMap((exhibit) => exhibitNodes(exhibit, identify));
  const run = {
    '@id': identify('analysis', JSON.stringify([tool, inputs, outputs])),
    '@type': 'case-investigation:InvestigativeAction',
    'uco-core:name': 'Analysis of API logs',
    'uco-action:instrument': reference(tool),
    ...(inputs.length === 0 ? {} : { 'uco-action:object': inputs.map(reference) }),
    ...(outputs.length === 0 ? {} : { 'uco-action:result': [...outputs, outputRecord].map(reference) }),
  };
  const files = new Map([...inputs, ...outputs].map((node) => [node['@id'], node]));
  return [
    tool,
    ...inputs,
    ...outputs,
    ...(inputs.length === 0 ? [] : [inputRecord]),
    ...(outputs.length === 0 ? [] : [outputRecord]),
    ...exhibits,
    run,
    ...shared.custody.flatMap((step) => stepNodes(step, tool, { request, files, identify })),
  ];
}

type Identify = (kind: string, content: string) => string;

/** UCO wants ids that end in a UUID; these follow from the content. */
function identifier({ uuid5 }: ExportRequest): Identify {
  return (kind, content) => `kb:${kind}-${uuid5(EXPORT_NAMESPACE, JSON.stringify(['case', kind, content]))}`;
}

function reference(node: Node): Json {
  return { '@id': node['@id'] };
}

function fileNode({ name, sizeBytes, sha256 }: SharedFile, identify: Identify): Node {
  return {
    '@id': identify('file', JSON.stringify([name, sha256])),
    '@type': 'uco-observable:File',
    'uco-core:hasFacet': [
      {
        '@id': identify('file-facet', JSON.stringify([name, sha256])),
        '@type': 'uco-observable:FileFacet',
        'uco-observable:fileName': escapeTerminal(name.split('/').at(-1) || '-'),
        'uco-observable:filePath': escapeTerminal(name),
        'uco-observable:sizeInBytes': { '@type': 'xsd:integer', '@value': String(sizeBytes) },
      },
      {
        '@id': identify('content-facet', JSON.stringify([name, sha256])),
        '@type': 'uco-observable:ContentDataFacet',
        'uco-observable:hash': [
          {
            '@id': identify('hash', JSON.stringify([name, sha256])),
            '@type': 'uco-types:Hash',
            'uco-types:hashMethod': 'SHA256',
            'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
          },
        ],
      },
    ],
  };
}

function provenance(description: string, exhibitNumber: string | null, objects: readonly Node[], identify: Identify): Node {
  return {
    '@id': identify('record', JSON.stringify([description, exhibitNumber, objects.map((node) => node['@id'])])),
    '@type': 'case-investigation:ProvenanceRecord',
    'uco-core:description': description,
    ...(exhibitNumber === null ? {} : { 'case-investigation:exhibitNumber': exhibitNumber }),
    'uco-core:object': objects.map(reference),
  };
}

function exhibitNodes(exhibit: SharedExhibit, identify: Identify): readonly Node[] {
  const file = fileNode(exhibit, identify);
  return [file, provenance(`Exhibit of ${exhibit.finding}, ${exhibit.kind}`, exhibit.number, [file], identify)];
}

interface StepScope {
  readonly request: ExportRequest;
  /** Files that have a node already, by its id. */
  readonly files: ReadonlyMap<string, Node>;
  readonly identify: Identify;
}

function stepNodes(step: SharedStep, tool: Node, { request, files, identify }: StepScope): readonly Node[] {
  const { sequence, action, at, operator, what } = step;
  const objects = step.files
    .map(({ name, sha256 }) => identify('file', JSON.stringify([name, sha256])))
    .filter((id) => files.has(id));
  const performer: readonly Node[] =
    operator === null
      ? []
      : [{ '@id': identify('operator', operator), '@type': 'uco-identity:Identity', 'uco-core:name': escapeTerminal(operator) }];
  const time = at === null ? {} : { 'uco-action:startTime': { '@type': 'xsd:dateTime', '@value': at } };
  const reportHash = request.shared.outputs.find(({ name }) => name === 'report.json')?.sha256 ?? '';
  return [
    ...performer,
    {
      '@id': identify('step', JSON.stringify([reportHash, sequence, action, what, at, operator])),
      '@type': 'case-investigation:InvestigativeAction',
      'uco-core:name': `Custody ${sequence}: ${action}`,
      'uco-core:description': escapeTerminal(what),
      'uco-action:instrument': reference(tool),
      ...(performer.length === 0 ? {} : { 'uco-action:performer': performer.map(reference)[0] }),
      ...(objects.length === 0 ? {} : { 'uco-action:object': objects.map((id) => ({ '@id': id })) }),
      ...time,
    },
  ];
}
