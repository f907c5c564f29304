import { expect, test } from 'vitest';
import type { ExhibitEntry } from '../../../src/report/exhibits/exhibit.js';
import { bakeryCase, LABELS, requestOf, textOf } from './shared-bakery.js';

type Node = { readonly '@id': string; readonly '@type': string } & Readonly<Record<string, unknown>>;
interface Document {
  readonly '@context': Readonly<Record<string, string>>;
  readonly '@graph': readonly Node[];
}
const exhibit = {
  number: 'HYD-000001',
  finding: 'F-001',
  kind: 'original',
  path: 'data/exhibits/F-001/x',
  sizeBytes: 3,
  sha256: 'd'.repeat(64),
  source: null,
} as ExhibitEntry;
const documentOf = (saved = bakeryCase()) => JSON.parse(textOf('case', requestOf(saved, LABELS))) as Document;
const { '@graph': graph, '@context': context } = documentOf({ ...bakeryCase(), exhibits: [exhibit] });
const ofType = (type: string) => graph.filter((node) => node['@type'] === type);

test('nodes are sorted, their ids end in a UUID and occur once', () => {
  const ids = graph.map((node) => node['@id']);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^kb:[a-z-]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('every reference leads to a node, and every prefix is declared', () => {
  const ids = new Set(graph.map((node) => node['@id']));
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    if (entries.length === 1 && entries[0]![0] === '@id') expect(ids).toContain(entries[0]![1]);
    for (const [key, child] of entries) {
      if (key.includes(':')) expect(Object.keys(context)).toContain(key.split(':')[0]);
      visit(child);
    }
  };
  visit(graph);
});

test('inputs, outputs and exhibits are files with their hash', () => {
  const files = ofType('uco-observable:File');
  expect(files).toHaveLength(4);
  const text = JSON.stringify(files);
  for (const { sha256 } of [...bakeryCase().report.sources, exhibit]) expect(text).toContain(`"@value":"${sha256}"`);
});

test('the analysis used the logs and made the files of the case', () => {
  const run = ofType('case-investigation:InvestigativeAction').find((node) => node['uco-core:name'] === 'Analysis of API logs')!;
  expect(run['uco-action:object']).toHaveLength(2);
  expect(run['uco-action:result']).toHaveLength(2);
});

test('an entry of the custody log is an action with its time and person, on the file it names', () => {
  const step = ofType('case-investigation:InvestigativeAction').find((node) => node['uco-core:name'] === 'Custody 1: received')!;
  expect(step).toMatchObject({
    'uco-core:description': 'Two files received; ACCT-7777 complained.',
    'uco-action:startTime': { '@type': 'xsd:dateTime', '@value': '2026-03-20T14:00:00.000Z' },
  });
  expect(step['uco-action:object']).toHaveLength(1);
  expect(ofType('uco-identity:Identity').map((node) => node['uco-core:name'])).toEqual(['A. Baker']);
});

test('an exhibit has a provenance record under its number', () => {
  expect(ofType('case-investigation:ProvenanceRecord').map((node) => node['case-investigation:exhibitNumber'])).toContain(
    'HYD-000001',
  );
  expect(JSON.stringify(documentOf())).not.toContain('exhibitNumber');
});
