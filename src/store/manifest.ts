import type { AnalysisSettings } from '../options.js';

export interface ManifestOutput {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
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
  readonly outputs: readonly ManifestOutput[];
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
