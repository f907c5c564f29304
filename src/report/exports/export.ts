import type { SharedCase } from './shared-case.js';
import type { Tlp } from './tlp.js';

/** What a renderer is given. It knows no clock and no chance: times and ids come from here. */
export interface ExportRequest {
  readonly shared: SharedCase;
  /** Time of the export as the operator states it, RFC 3339 in UTC, or null. */
  readonly at: string | null;
  readonly tlp: Tlp;
  /** Name-based UUID of version 5 (RFC 9562 section 5.5). */
  uuid5(namespace: string, name: string): string;
}

export interface ExportFile {
  readonly name: string;
  readonly text: string;
}

/** A member of exports/: one format in which a case is handed on. */
export interface ExportFormat {
  readonly id: string;
  /** One line of help: what it is, by which standard, for whom. */
  readonly about: string;
  /** Name of the file, or of the folder where the format has several files. */
  readonly fileName: string;
  readonly hasManyFiles: boolean;
  render(request: ExportRequest): readonly ExportFile[];
}

/** A UUID, fixed: the namespace of every id of ours. STIX 2.1 section 2.9 keeps its own for observables. */
export const EXPORT_NAMESPACE = 'e3168884-d380-5ee1-a5db-e51c52c8908a';

/** Version of the rows of ndjson, of the columns of csv and of the keys of graphml: additions only within a major version. */
export const EXPORT_SCHEMA_VERSION = '1.0.0';
