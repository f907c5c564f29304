import type { LogRecord } from '../record/record.js';
import { FEATURE_CHARS } from './content-features.js';
import { createRememberedTexts, recall, remember, SYSTEM_PROMPTS } from './remembered-texts.js';
import { answerIdentity } from './text-rules/answer-identity.js';
import { compilePatterns, type Lexicon, type Pattern } from './text-rules/compile.js';
import { TEXT_RULES } from './text-rules/index.js';
import { matchPatterns } from './text-rules/match.js';
import { makersOfModel, PRODUCT_NAMES } from './text-rules/product-names.js';
import { requestIdentity } from './text-rules/request-identity.js';
import type { TextRule } from './text-rules/text-rule.js';

/** Characters of an answer in which it declines or says who it is. */
export const ANSWER_CHARS = 400;
/** In the result of a match, the bits of makers stand above those of rules. */
const MAKER_SHIFT = 16;
const RULE_BITS = (1 << MAKER_SHIFT) - 1;

const turnLexicon = lexiconOf(['turn', 'request']);
const answerLexicon = lexiconOf(['answer']);
/** Of what a turn meets, what a system prompt can meet too. */
const SYSTEM_BITS = TEXT_RULES.reduce((bits, { scope, bit }) => (scope === 'request' ? bits | (1 << bit) : bits), ~RULE_BITS);
/** System prompts come back in call after call. */
const readSystems = createRememberedTexts(SYSTEM_PROMPTS);

/** Which text rules a call meets, one bit each (see TextRule.bit). Linear in the text and capped, so it costs the same for any text. */
export function readTextRules(record: LogRecord, newText: string): number {
  const request = matchPatterns(turnLexicon(), newText, FEATURE_CHARS) | readSystem(record.system);
  const answer = record.response === null ? 0 : matchPatterns(answerLexicon(), record.response, ANSWER_CHARS);
  return (
    ((request | answer) & RULE_BITS) |
    (namesAnother(request, record.model) ? 1 << requestIdentity.bit : 0) |
    (namesAnother(answer, record.model) ? 1 << answerIdentity.bit : 0)
  );
}

/** A maker is named, the called model's maker is known, and it is none of those named. */
function namesAnother(found: number, model: string | null): boolean {
  const named = found >>> MAKER_SHIFT;
  if (named === 0 || model === null) return false;
  const called = makersOfModel(model);
  return called !== 0 && (named & called) === 0;
}

function readSystem(system: string | null): number {
  if (system === null || system === '') return 0;
  const known = recall(readSystems, 0, system);
  if (known >= 0) return known;
  const found = matchPatterns(turnLexicon(), system, FEATURE_CHARS) & SYSTEM_BITS;
  remember(readSystems, 0, system, found);
  return found;
}

/** Made when the first text is read: that takes some 20 ms, which most commands and the thread that only hands out work can do without. */
function lexiconOf(scopes: readonly TextRule['scope'][]): () => Lexicon {
  let lexicon: Lexicon | null = null;
  return () => {
    lexicon ??= compilePatterns(patternsOf(scopes));
    return lexicon;
  };
}

function patternsOf(scopes: readonly TextRule['scope'][]): readonly Pattern[] {
  return TEXT_RULES.filter(({ scope }) => scopes.includes(scope)).flatMap((rule) =>
    rule === requestIdentity || rule === answerIdentity
      ? rule.families.flatMap((family) => claimsOf(family))
      : rule.families.map((family) => ({ ...family, sets: 1 << rule.bit })),
  );
}

/** "You are" and then a name, maker by maker. */
function claimsOf(family: TextRule['families'][number]): readonly Pattern[] {
  return PRODUCT_NAMES.map(({ spoken }, maker) => ({
    ...family,
    slots: [...family.slots, spoken],
    isOrdered: true,
    sets: 1 << (MAKER_SHIFT + maker),
  }));
}
