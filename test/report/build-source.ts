import type { Source, SourceTally } from '../../src/source/source.js';

/** A source with a path, for what depends on nothing else of it. */
export function buildSource(index: number, path: string, more: Partial<Source> = {}): Source {
  return { index, path, location: `/logs/${path}`, sizeBytes: 4_096, compression: 'none', container: 'ndjson', ...more };
}

/** Pieces of a source with the lines before them; a thousand bytes each. */
export function buildLineBases(lines: Readonly<Record<number, number>>): SourceTally['lineBases'] {
  return Object.entries(lines).map(([piece, lineBase], index) => ({ piece: Number(piece), startByte: index * 1_000, lineBase }));
}
