import { createHash } from 'node:crypto';
import type { Completion, JoinTally } from '../record/completion.js';

/** Of digests made one by one: each brings what its own logs asked for. The same join file beside several of them is listed once. */
export function addBeside(left: Completion, right: Completion): Completion {
  return {
    joins: addJoins(left.joins, right.joins),
    joinSources: [...left.joinSources, ...addedSources(left, right)],
    bodies: addBodies(left.bodies, right.bodies),
    unsealed:
      left.unsealed === null || right.unsealed === null
        ? (left.unsealed ?? right.unsealed)
        : { opened: left.unsealed.opened + right.unsealed.opened, failed: left.unsealed.failed + right.unsealed.failed },
  };
}

/** Join files of the right that the left does not have. */
export function addedSources(left: Completion, right: Completion): Completion['joinSources'] {
  const known = new Set(left.joinSources.map(({ path, sha256 }) => `${sha256} ${path}`));
  return right.joinSources.filter(({ path, sha256 }) => !known.has(`${sha256} ${path}`));
}

function addJoins(left: readonly JoinTally[], right: readonly JoinTally[]): readonly JoinTally[] {
  const added = left.map((tally) => {
    const other = right.find(({ format }) => format === tally.format);
    return other === undefined ? tally : addJoin(tally, other);
  });
  return [...added, ...right.filter(({ format }) => !left.some((tally) => tally.format === format))];
}

/** A row that one digest did not ask for may have been used in the other, and digests do not say which rows they were. */
function addJoin(left: JoinTally, right: JoinTally): JoinTally {
  return {
    format: left.format,
    joinedCalls: left.joinedCalls + right.joinedCalls,
    unjoinedCalls: left.unjoinedCalls + right.unjoinedCalls,
    kinds: left.kinds.map(({ title, rows }, kind) => ({ title, rows: rows + (right.kinds[kind]?.rows ?? 0), unusedRows: null })),
  };
}

type Bodies = Completion['bodies'];

/** Two different folders become one entry, whose hash is that over their two hashes. */
function addBodies(left: Bodies, right: Bodies): Bodies {
  if (left === null || right === null) return left ?? right;
  const asked = { read: left.read + right.read, missing: left.missing + right.missing };
  if (left.listSha256 === right.listSha256) return { ...left, ...asked };
  const hashes = [left.listSha256, right.listSha256].sort().join('\n');
  return {
    path: left.path === right.path ? left.path : `${left.path}, ${right.path}`,
    files: left.files + right.files,
    sizeBytes: left.sizeBytes + right.sizeBytes,
    listSha256: createHash('sha256').update(hashes).digest('hex'),
    ...asked,
  };
}
