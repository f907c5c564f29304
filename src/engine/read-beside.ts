import { realpathSync } from 'node:fs';
import type { AnalysisSettings } from '../options.js';
import { type Completion, type JoinSourceTally, NO_COMPLETION } from '../record/completion.js';
import type { OpenedSources } from '../source/open.js';
import { openSources, piecesBySource, releaseSources } from '../source/open.js';
import type { ListedReject, Piece, Source } from '../source/source.js';
import { type Beside, type BesideRequest, EMPTY_BESIDE } from './beside.js';
import { openBodyFolder } from './body-folder.js';
import { type CollectPartners, createPartnerCollector } from './collect-partners.js';
import { hashFiles } from './hash-files.js';
import { isCollected, type PartnerPlan } from './partner-plan.js';
import { createPartnerTable } from './partner-table.js';
import { readPrivateKey } from './unseal.js';

/** What completes the calls from outside the inputs; read once. */
export interface ReadBeside {
  readonly beside: Beside;
  /** What is known before any call asked for something. */
  readonly tally: Completion;
  /** What could not be read of the join files, by their real paths: they may be inputs too. */
  readonly joined: ReadonlyMap<string, readonly ListedReject[]>;
}

/**
 * Reads the partner rows of the join files, the list of bodies and the private key.
 * @throws {InputError} those of openSources, openBodyFolder and readPrivateKey
 */
export async function readBeside(request: BesideRequest, settings: AnalysisSettings, abort?: AbortSignal): Promise<ReadBeside> {
  const privateKey = request.privateKeyPath === null ? null : readPrivateKey(request.privateKeyPath);
  const folder = request.bodyFolder === null ? null : await openBodyFolder(request.bodyFolder, abort);
  const bodies = folder && { ...folder.tally, path: request.bodyPath ?? folder.tally.path };
  const partners = createPartnerTable();
  const join = await readJoinFiles(
    request,
    createPartnerCollector({ settings, isCollected: () => true }, partners, abort),
    abort,
  );
  return {
    beside: {
      ...EMPTY_BESIDE,
      partners: [partners.finish()],
      ...(folder && { bodies: folder.files, maxBodyBytes: settings.maxRecordBytes }),
      privateKey,
    },
    tally: {
      ...NO_COMPLETION,
      joinSources: join.tallies,
      bodies,
      unsealed: privateKey === null ? null : { opened: 0, failed: 0 },
    },
    joined: join.rejects,
  };
}

interface InputPartners {
  /** Inputs that hold partner rows among their calls, and the titles of the kinds that calls ask for. */
  readonly plan: PartnerPlan;
  readonly opened: OpenedSources;
  readonly settings: AnalysisSettings;
  readonly abort?: AbortSignal;
}

/** Adds the partner rows of the inputs, in the order of the inputs and before those of the join files. A file that is both is read once. */
export async function addInputPartners(
  { beside, joined }: ReadBeside,
  { plan, opened, settings, abort }: InputPartners,
): Promise<Beside> {
  const partners = createPartnerTable();
  const collect = createPartnerCollector({ settings, isCollected: (kind) => isCollected(kind, plan.wanted) }, partners, abort);
  const piecesOf = piecesBySource(opened.sources, opened.pieces);
  for (const source of opened.sources) {
    if (!plan.mixed.has(source.index) || joined.has(realPathOf(source))) continue;
    await collect(source, piecesOf[source.index] as readonly Piece[]);
  }
  return { ...beside, partners: [partners.finish(), ...beside.partners] };
}

/** Rejects of join files that are no inputs: inputs list theirs themselves. */
export function rejectsBeside({ joined }: ReadBeside, { sources }: OpenedSources): readonly ListedReject[] {
  const inputs = new Set(sources.map(realPathOf));
  return [...joined].flatMap(([location, rejects]) => (inputs.has(location) ? [] : rejects));
}

interface JoinFiles {
  readonly tallies: readonly JoinSourceTally[];
  readonly rejects: ReadBeside['joined'];
}

async function readJoinFiles(
  { joinPaths, joinLocations: placed }: BesideRequest,
  collect: CollectPartners,
  abort?: AbortSignal,
): Promise<JoinFiles> {
  if (joinPaths.length === 0) return { tallies: [], rejects: new Map() };
  const { sources, pieces } = await openSources(joinPaths, placed && { locations: placed });
  try {
    const tallies: JoinSourceTally[] = [];
    const rejects = new Map<string, readonly ListedReject[]>();
    const piecesOf = piecesBySource(sources, pieces);
    for (const source of sources) {
      const { storedSha256, listed, ...counts } = await collect(source, piecesOf[source.index] as readonly Piece[]);
      const sha256 = storedSha256 ?? ((await hashFiles([source], abort)).get(source.index) as string);
      tallies.push({ path: source.path, sizeBytes: source.sizeBytes, sha256, ...counts });
      // Members of one archive lie in one file.
      const location = realPathOf(source);
      rejects.set(location, [...(rejects.get(location) ?? []), ...listed]);
    }
    return { tallies, rejects };
  } finally {
    releaseSources(sources);
  }
}

function realPathOf({ location }: Source): string {
  return realpathSync(location);
}
