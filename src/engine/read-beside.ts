import type { AnalysisSettings } from '../options.js';
import { type Completion, type JoinSourceTally, NO_COMPLETION } from '../record/completion.js';
import type { JoinPartner, LogFormat, Row } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import { partnerOf } from '../record/partner.js';
import { openSources, releaseSources } from '../source/open.js';
import { readPiece } from '../source/read.js';
import type { Piece, Source } from '../source/source.js';
import { type Beside, type BesideRequest, EMPTY_BESIDE, type PartnerRow } from './beside.js';
import { openBodyFolder } from './body-folder.js';
import { hashFiles } from './hash-files.js';
import { readPrivateKey } from './unseal.js';

export interface ReadBeside {
  readonly beside: Beside;
  /** What is known before any call asked for something. */
  readonly tally: Completion;
}

interface BesideInputs {
  readonly request: BesideRequest;
  /** Inputs that hold partner rows among their calls. */
  readonly mixedSources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly settings: AnalysisSettings;
}

/**
 * Reads what completes the calls, before the calls: partner rows out of the inputs themselves and out of the join files, the list of
 * bodies, the private key. Rows come in the order of the inputs, those of the join files after them.
 * @throws {InputError} those of openSources, openBodyFolder and readPrivateKey
 */
export async function readBeside({ request, mixedSources, pieces, settings }: BesideInputs): Promise<ReadBeside> {
  const partners: PartnerRow[] = [];
  const collect = createPartnerCollector(settings, partners);
  for (const source of mixedSources) {
    await collect(
      source,
      pieces.filter((piece) => piece.source === source.index),
    );
  }
  const joinSources = await readJoinFiles(request.joinPaths, collect);
  const folder = request.bodyFolder === null ? null : openBodyFolder(request.bodyFolder);
  const privateKey = request.privateKeyPath === null ? null : readPrivateKey(request.privateKeyPath);
  return {
    beside: {
      ...EMPTY_BESIDE,
      partners,
      ...(folder && { bodies: folder.files, maxBodyBytes: settings.maxRecordBytes }),
      privateKey,
    },
    tally: {
      ...NO_COMPLETION,
      joinSources,
      bodies: folder && { files: folder.count, sizeBytes: folder.sizeBytes, listSha256: folder.listSha256, read: 0, missing: 0 },
      unsealed: privateKey === null ? null : { opened: 0, failed: 0 },
    },
  };
}

type Counts = Pick<JoinSourceTally, 'rows' | 'partners' | 'others' | 'rejects'>;
type Collect = (source: Source, pieces: readonly Piece[]) => Promise<Counts>;

function createPartnerCollector(settings: AnalysisSettings, into: PartnerRow[]): Collect {
  const formats = formatsFor(settings);
  const take = (row: Row): boolean => {
    for (const format of formats) {
      const partner = partnerOf(format, row);
      const found = partner === null ? [] : partnerRows(format, partner, row);
      for (const each of found) into.push(each);
      if (found.length > 0) return true;
    }
    return false;
  };
  return async (source, pieces) => {
    const counts = { rows: 0, partners: 0, others: 0, rejects: 0 };
    const sink = {
      row(value: Readonly<Record<string, unknown>>): void {
        counts.rows++;
        if (take(value)) counts.partners++;
        else counts.others++;
      },
      reject(): void {
        counts.rows++;
        counts.rejects++;
      },
      blank: () => undefined,
    };
    for (const piece of pieces) await readPiece(source, piece, sink, { maxRecordBytes: settings.maxRecordBytes });
    return counts;
  };
}

function partnerRows(format: LogFormat, partner: JoinPartner, row: Row): readonly PartnerRow[] {
  const kind = format.partners?.indexOf(partner) ?? 0;
  return (partner.unfold?.(row) ?? [row]).flatMap((each) => {
    const key = partner.key(each);
    return key === null ? [] : [{ format: format.id, kind, key, fields: partner.pick(each) }];
  });
}

async function readJoinFiles(paths: readonly string[], collect: Collect): Promise<readonly JoinSourceTally[]> {
  if (paths.length === 0) return [];
  const { sources, pieces } = await openSources(paths);
  try {
    const hashes = await hashFiles(sources);
    const tallies: JoinSourceTally[] = [];
    for (const source of sources) {
      const counts = await collect(
        source,
        pieces.filter((piece) => piece.source === source.index),
      );
      tallies.push({ path: source.path, sha256: hashes.get(source.index) as string, ...counts });
    }
    return tallies;
  } finally {
    releaseSources(sources);
  }
}
