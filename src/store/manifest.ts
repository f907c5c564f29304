import type { AnalysisSettings } from '../options.js';
import type { SaidCompletion } from '../report/completion-words.js';
import { jsonText } from '../report/renderers/json-text.js';
import { sha256Of } from './sha256-of.js';

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

/** A file that was read beside the logs: needed again to repeat the analysis. */
export interface SuppliedFile {
  readonly role: 'accounts' | 'facts' | 'digest';
  readonly path: string;
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
  /** Files, folders and patterns as named: what a folder held more than the inputs can be told. */
  readonly paths?: readonly string[];
  readonly supplied?: readonly SuppliedFile[];
  /** Id of the key that signed this file; null when nobody did. */
  readonly signedBy?: string | null;
  /** Of this file without this field. It shows an accident; against intent there is a signature. */
  readonly sha256?: string;
}

/** From the report, which holds them with their counts. */
export function besideInputs({ files = [], bodies = null, unsealed = null }: SaidCompletion): Manifest['beside'] {
  return {
    joinFiles: files.map(({ path, sizeBytes, sha256 }) => ({ path, size: sizeBytes, sha256 })),
    bodies: bodies && { path: bodies.path, files: bodies.files, size: bodies.sizeBytes, listSha256: bodies.listSha256 },
    hasPrivateKey: unsealed !== null,
  };
}

export function manifestText({ sha256: _, ...manifest }: Manifest): string {
  return textOf({ ...manifest, sha256: sha256Of(textOf(manifest)) });
}

function textOf(manifest: Manifest): string {
  return jsonText(manifest);
}
