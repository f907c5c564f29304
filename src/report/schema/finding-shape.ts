import { z } from 'zod';
import { bits, count, orNull, quote, range, text } from './parts.js';

const amounts = z.looseObject({ low: count, median: count, high: count });

export const findingShape = z.looseObject({
  id: z.string().regex(/^F-\d{3,}$/),
  kind: z.enum([
    'systematic-extraction',
    'like-behaviour',
    'shared-operator',
    'shared-scaffold',
    'shared-payload',
    'division-of-labour',
    'coverage-unusual',
    'succession',
    'reasoning-elicitation',
    'rubric-grading',
    'elicitation-cover',
    'upstream-identity',
    'probe-sweep',
    'boundary-probing',
    'release-pivot',
    'no-ramp',
    'plan-to-usage',
    'round-the-clock',
    'many-networks',
    'fail-over',
    'signature-replay',
  ]),
  clusterId: z.string().regex(/^G-\d{3,}$/),
  strength: z.looseObject({
    bits,
    words: text,
    capBits: bits,
    score: bits.exactOptional(),
    unsuspected: z.looseObject({ groups: count, most: orNull, group: text.nullable() }).exactOptional(),
  }),
  propositions: z.looseObject({ h1: text, h2: text, conditioning: text }),
  summary: text,
  priorBits: bits,
  evidence: z.array(
    z.looseObject({
      id: text,
      title: text,
      bits,
      capped: z.boolean(),
      statement: text,
      amounts: z.looseObject({ group: amounts, outside: amounts }).exactOptional(),
      quotes: z.array(quote),
    }),
  ),
  tests: z.array(
    z.looseObject({
      id: text,
      title: text,
      measures: text,
      observed: orNull,
      expected: range.extend({ mean: z.number() }).nullable(),
      pValue: orNull,
      qValue: orNull,
      permutations: count,
      draws: z
        .looseObject({ from: z.number(), width: z.number(), counts: z.array(count) })
        .nullable()
        .exactOptional(),
      reading: text,
      reason: text.nullable(),
    }),
  ),
  coverage: z.array(
    z.looseObject({
      id: text,
      title: text,
      unit: text,
      observed: orNull,
      interval: range.nullable(),
      ordinary: range.extend({ median: z.number() }).nullable(),
      percentile: orNull,
      calls: count,
      reason: text.nullable(),
    }),
  ),
  explanations: z.array(
    z.looseObject({
      id: text,
      title: text,
      predicts: text,
      seen: text,
      verdict: z.enum(['explains', 'remains-possible', 'unlikely', 'cannot-say']),
    }),
  ),
  limits: z.array(text),
  wouldChange: z.array(text),
});
