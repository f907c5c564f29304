import type { AnalysisSettings } from '../options.js';

export interface ManifestOutput {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** How far the custody log reached when the case was written. Later entries follow it; these must stay. */
export interface ManifestCustody {
  readonly entries: number;
  /** SHA-256 of the last of them. */
  readonly head: string;
}

/** manifest.json: what was read, how, and what came out, each with its hash. */
export interface Manifest {
  readonly schemaVersion: string;
  readonly tool: string;
  readonly version: string;
  readonly node: string;
  readonly argv: readonly string[];
  readonly settings: AnalysisSettings;
  readonly seed: number;
  readonly inputs: readonly {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
    readonly streamSha256: string;
  }[];
  /** Every other file but the custody log, which grows. */
  readonly outputs: readonly ManifestOutput[];
  /** Missing in cases that were written before there was a custody log. */
  readonly custody?: ManifestCustody;
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
