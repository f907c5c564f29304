/**
 * Controls: the same world with one thing taken away. A member is `{ id, title, prepare }`; `prepare({ world, truth })` gives
 * `{ rewriteRow, truth, keepsRegistration }`, where `rewriteRow(row)` changes a LiteLLM row in place, or leaves it out by returning false.
 */
export { noInfrastructure } from './no-infrastructure.mjs';
export { shuffleAllLabels } from './shuffle-all-labels.mjs';
export { shuffleLabels } from './shuffle-labels.mjs';
