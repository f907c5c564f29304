/**
 * Published detectors, done plainly, to stand beside the tool in the scoreboard. A member is `{ id, title, detect }`; `detect` gets
 * `{ log, vectors }` (calls and text vectors by account) and knows nothing of the truth.
 */
export { exactScaffold } from './exact-scaffold.mjs';
export { mmd } from './mmd.mjs';
export { oneSidedCoverage } from './one-sided-coverage.mjs';
export { prada } from './prada.mjs';
export { synchroTrap } from './synchrotrap.mjs';
export { volume } from './volume.mjs';
