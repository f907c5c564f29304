import { markup } from '../renderers/markup.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const settings: Section = {
  id: 'settings',
  title: 'Settings',
  render: ({ report: { settings: used, tool, schemaVersion } }) => {
    const mapped = Object.entries(used.map);
    return markup`${table(
      'Account key by format: what an account is in this report',
      [{ title: 'Format' }, { title: 'Expression' }, { title: 'Vouched for by' }],
      used.accountKeys.map(({ format, expression, trust }) => [
        format,
        markup`<code>${expression}</code>`,
        TRUST_WORDS[trust] ?? trust,
      ]),
    )}
${table(
  'Everything else that can change a result',
  [{ title: 'Setting' }, { title: 'Value' }],
  [
    ['Seed', used.seed],
    ['Time zone of the report', used.timeZone],
    ['Zone assumed for times without one', used.assumeTimeZone ?? 'none: such times are unknown'],
    ['Share of the calls that the owner let into the log', used.sampling ?? 'not stated'],
    [
      'Column map',
      mapped.length === 0 ? 'none' : markup`<code>${mapped.map(([field, path]) => `${field}=${path}`).join(', ')}</code>`,
    ],
    ['Tool', `${tool.name} ${tool.version}`],
    ['Schema of report.json', schemaVersion],
  ],
)}`;
  },
};

const TRUST_WORDS: Readonly<Record<string, string>> = {
  authenticated: 'the writer of the log, who checked a credential',
  observed: 'the writer of the log, who saw it on the wire',
  asserted: 'the caller, unchecked',
};
