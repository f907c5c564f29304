import type { AnalysisSettings } from '../options.js';
import type { SaidCompletion } from '../report/completion-words.js';

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
  /** What completed the calls from beside the inputs. Of a private key only that one was given: nothing of it is written. */
  readonly beside: {
    readonly joinFiles: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
    readonly bodies: {
      readonly path: string;
      readonly files: number;
      readonly size: number;
      /** SHA-256 over the sorted lines `<sha256 of the file>  <path below the folder>`. */
      readonly listSha256: string;
    } | null;
    readonly hasPrivateKey: boolean;
  };
  /** Every other file but the custody log, which grows. */
  readonly outputs: readonly ManifestOutput[];
  /** Missing in cases that were written before there was a custody log. */
  readonly custody?: ManifestCustody;
}

/** From the report, which holds them with their counts. */
export function besideInputs({ files = [], bodies = null, unsealed = null }: SaidCompletion): Manifest['beside'] {
  return {
    joinFiles: files.map(({ path, sizeBytes, sha256 }) => ({ path, size: sizeBytes, sha256 })),
    bodies: bodies && { path: bodies.path, files: bodies.files, size: bodies.sizeBytes, listSha256: bodies.listSha256 },
    hasPrivateKey: unsealed !== null,
  };
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
