import { EXPLANATIONS } from '../../finding/explanations/index.js';
import type { ExplanationResult } from '../../finding/finding.js';
import { wordVerdict } from '../words.js';
import type { SharedFinding } from './shared-case.js';

/** What speaks for the group and was not excluded. In titles of the registry: those of a saved report may have been changed. */
export function wordOpenExplanations(explanations: SharedFinding['explanations']): string | null {
  const open = explanations.filter(({ verdict }) => verdict !== 'unlikely');
  if (open.length === 0) return null;
  return `Innocent explanations not excluded: ${open.map(({ id, verdict }) => `${titleOf(id)} (${wordVerdict(verdict as ExplanationResult['verdict'])})`).join('; ')}`;
}

function titleOf(id: string): string {
  return EXPLANATIONS.find((each) => each.id === id)?.about.title ?? id;
}
