import { type CsvCell, csvText } from '../exhibits/csv-text.js';
import type { ExportFile, ExportFormat } from './export.js';
import type { SharedCase } from './shared-case.js';

/** RFC 4180. For people and spreadsheets: cells that a spreadsheet would take for a formula are marked, so this is no evidentiary copy. */
export const csv: ExportFormat = {
  id: 'csv',
  about: 'CSV tables for spreadsheets, in a folder: findings, groups, members, links, accounts; safe to open',
  fileName: 'tables',
  hasManyFiles: true,
  render: ({ shared }) => [findings(shared), groups(shared), members(shared), links(shared), accounts(shared)],
};

function table(name: string, header: readonly string[], rows: readonly (readonly CsvCell[])[]): ExportFile {
  return { name: `${name}.csv`, text: csvText(header, rows) };
}

function findings({ findings: all }: SharedCase): ExportFile {
  return table(
    'findings',
    ['finding', 'kind', 'group', 'bits', 'cap_bits', 'prior_bits', 'strength', 'suspicion', 'quoted_calls', 'statement'],
    all.map(({ id, kind, group, bits, capBits, priorBits, words, isSuspicion, places, statement }) => [
      id,
      kind,
      group,
      bits,
      capBits,
      priorBits,
      words,
      yesNo(isSuspicion),
      places.length,
      statement,
    ]),
  );
}

function groups({ groups: all }: SharedCase): ExportFile {
  return table(
    'groups',
    ['group', 'suspected', 'accounts', 'calls', 'first_utc', 'last_utc', 'stability', 'links_found', 'links_listed', 'findings'],
    all.map((group) => [
      group.id,
      yesNo(group.isSuspected),
      group.members.length,
      group.calls,
      group.firstUtc,
      group.lastUtc,
      group.stability,
      group.linksFound,
      group.linksListed,
      group.findings.join(' '),
    ]),
  );
}

function members({ groups: all }: SharedCase): ExportFile {
  const signals = signalsOf(all.flatMap((group) => group.members.flatMap(({ ties }) => ties)));
  return table(
    'members',
    ['group', 'account', 'bits', 'share', 'calls', 'first_utc', 'last_utc', ...signals.map((id) => `bits_${id}`)],
    all.flatMap((group) =>
      group.members.map(({ account, bits, share, calls, firstUtc, lastUtc, ties }) => [
        group.id,
        account,
        bits,
        share,
        calls,
        firstUtc,
        lastUtc,
        ...signals.map((id) => ties.find((tie) => tie.id === id)?.bits ?? null),
      ]),
    ),
  );
}

function links({ links: all }: SharedCase): ExportFile {
  const signals = signalsOf(all.flatMap((link) => link.signals));
  return table(
    'links',
    ['group', 'left', 'right', 'bits', ...signals.map((id) => `bits_${id}`)],
    all.map((link) => [
      link.group,
      link.left,
      link.right,
      link.bits,
      ...signals.map((id) => link.signals.find((signal) => signal.id === id)?.bits ?? null),
    ]),
  );
}

function accounts({ accounts: all }: SharedCase): ExportFile {
  return table(
    'accounts',
    [
      'account',
      'token',
      'group',
      'suspected',
      'suspicion_bits',
      'calls',
      'errors',
      'first_utc',
      'last_utc',
      'input_tokens',
      'output_tokens',
      'models',
      'addresses',
      'compared',
    ],
    all.map((row) => [
      row.account,
      row.key,
      row.group,
      yesNo(row.isSuspected),
      row.suspicionBits,
      row.calls,
      row.errors,
      row.firstUtc,
      row.lastUtc,
      row.inputTokens,
      row.outputTokens,
      row.models,
      row.addresses,
      row.compared === null ? null : yesNo(row.compared),
    ]),
  );
}

function signalsOf(parts: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(parts.map(({ id }) => id))].sort();
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
