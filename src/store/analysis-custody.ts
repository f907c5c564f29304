import type { AnalysisSettings } from '../options.js';
import type { Report } from '../report/report.js';
import { wordNumberOf } from '../report/words.js';
import { canonicalJson } from './canonical-json.js';
import type { CustodyDraft } from './custody.js';
import type { ManifestOutput, SuppliedFile } from './manifest.js';
import { sha256Of } from './sha256-of.js';

/** The first four entries of a case: what came in, its hashes, what was read of it, what came out. */
export function analysisCustody(
  { sources, totals, tool, findings, joins }: Report,
  settings: AnalysisSettings,
  outputs: readonly ManifestOutput[],
  supplied: readonly SuppliedFile[] = [],
): readonly CustodyDraft[] {
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const named = (names: readonly string[]): CustodyDraft['sha256s'] =>
    outputs.filter(({ name }) => names.includes(name)).map(({ name, sha256 }) => ({ name, sha256 }));
  return [
    {
      action: 'received',
      what: `${wordNumberOf(sources.length, 'file')} with ${wordNumberOf(bytes, 'byte')} received for reading; they were not written to.`,
      facts: { files: sources.length, bytes },
      sha256s: [],
    },
    {
      action: 'hashed',
      what: 'Stored bytes of every file hashed from first to last while they were read; compressed files also as decompressed.',
      facts: { files: sources.length },
      sha256s: sources
        .flatMap(({ path, sha256, streamSha256 }) => [
          { name: path, sha256 },
          ...(streamSha256 === sha256 ? [] : [{ name: `${path} (decompressed)`, sha256: streamSha256 }]),
        ])
        .concat(besideHashes(joins))
        .concat(supplied.map(({ role, path, sha256 }) => ({ name: `${path} (${role})`, sha256 }))),
    },
    {
      action: 'parsed',
      what: `${wordNumberOf(totals.rows, 'row')} read as ${wordNumberOf(totals.calls, 'call')}; ${wordNumberOf(totals.rejects, 'row')} rejected, each with its reason.`,
      facts: {
        rows: totals.rows,
        calls: totals.calls,
        rejects: totals.rejects,
        duplicates: totals.duplicates,
        skipped: totals.skipped,
        blanks: totals.blanks,
      },
      sha256s: named(['accounts.ndjson', 'rejects.ndjson']),
    },
    {
      action: 'analysed',
      what: `Analysed by hydrometer ${tool.version} with seed ${settings.seed}; ${wordNumberOf(findings.length, 'finding')} written.`,
      facts: { version: tool.version, seed: settings.seed, findings: findings.length },
      sha256s: [
        ...named(['report.json', 'links.ndjson', 'report.pdf']),
        { name: 'settings', sha256: sha256Of(settingsText(settings)) },
      ],
    },
  ];
}

/** Files that completed the calls, where the case was read with such. */
function besideHashes({ files = [], bodies = null }: Partial<Report['joins']>): CustodyDraft['sha256s'] {
  const named = files.map(({ path, sha256 }) => ({ name: `${path} (beside the log)`, sha256 }));
  return bodies === null ? named : [...named, { name: 'list of bodies beside the log', sha256: bodies.listSha256 }];
}

/** Shares have fractions, which canonical JSON leaves out: they go as text. */
export function settingsText(settings: AnalysisSettings): string {
  const plain = Object.entries(settings).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]);
  return canonicalJson(Object.fromEntries(plain));
}
