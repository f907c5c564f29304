import { answerIdentity } from './answer-identity.js';
import { censorshipRewrite } from './censorship-rewrite.js';
import { doNotFlag } from './do-not-flag.js';
import { fakeDebugging } from './fake-debugging.js';
import { fakeSystemPrompt } from './fake-system-prompt.js';
import { reasoningTrace } from './reasoning-trace.js';
import { refusal } from './refusal.js';
import { requestIdentity } from './request-identity.js';
import { rubricGrading } from './rubric-grading.js';
import type { TextRule } from './text-rule.js';
import { translationCover } from './translation-cover.js';

/** The registry of ways of prompting and answering that were published. Versions are added up in TEXT_RULES_VERSION. */
export const TEXT_RULES: readonly TextRule[] = [
  answerIdentity,
  censorshipRewrite,
  doNotFlag,
  fakeDebugging,
  fakeSystemPrompt,
  reasoningTrace,
  refusal,
  requestIdentity,
  rubricGrading,
  translationCover,
];

/** Changes with every change of a rule: digests whose calls were read by other rules are not mixed. */
export const TEXT_RULES_VERSION = TEXT_RULES.reduce((sum, { version }) => sum + version, 0);
