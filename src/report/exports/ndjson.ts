import { jsonLine } from '../renderers/json-text.js';
import { EXPORT_SCHEMA_VERSION, type ExportFormat, type ExportRequest } from './export.js';

/** One JSON object a line (https://github.com/ndjson/ndjson-spec), each with its `type`. The first says what follows. */
export const ndjson: ExportFormat = {
  id: 'ndjson',
  about: 'NDJSON, one typed row a line: case, source, setting, finding, group, member, link, account, loss, limit and more',
  fileName: 'case.ndjson',
  hasManyFiles: false,
  render: (request) => [{ name: 'case.ndjson', text: [...rowsOf(request)].map(jsonLine).join('') }],
};

type Row = { readonly type: string } & Readonly<Record<string, unknown>>;

function* rowsOf({ shared, at, tlp }: ExportRequest): Generator<Row> {
  const { toolVersion, reportSchemaVersion, names, totals, firstUtc, lastUtc } = shared;
  yield {
    type: 'case',
    schemaVersion: EXPORT_SCHEMA_VERSION,
    tool: { name: 'hydrometer', version: toolVersion },
    reportSchemaVersion,
    exportedAt: at,
    tlp,
    identifiers: names.kind,
    keyId: names.keyId,
    totals,
    firstUtc,
    lastUtc,
  };
  yield* typed('setting', shared.settings);
  yield* typed('source', shared.sources);
  yield* typed('output', shared.outputs);
  yield* typed('custody', shared.custody);
  yield* typed('exhibit', shared.exhibits);
  for (const { fingerprintOf: _, openExplanations: __, ...finding } of shared.findings) yield { type: 'finding', ...finding };
  for (const { members, ...group } of shared.groups) {
    yield { type: 'group', accounts: members.length, ...group };
    for (const { at: __, ...member } of members) yield { type: 'member', group: group.id, ...member };
  }
  for (const { leftAt: _, rightAt: __, ...link } of shared.links) yield { type: 'link', ...link };
  for (const { key, ...account } of shared.accounts) yield { type: 'account', token: key, ...account };
  yield* typed('loss', shared.losses);
  yield* typed('calibration', shared.calibration);
  for (const statement of shared.limits) yield { type: 'limit', statement };
}

function* typed(type: string, rows: readonly object[]): Generator<Row> {
  for (const row of rows) yield { type, ...row };
}
