import { z } from 'zod';
import { HOURS_PER_WEEK } from '../../durations.js';
import { accountName, bits, count, place, quote, share, text, utc } from './parts.js';

const detail = z.looseObject({
  errors: count,
  inputTokens: count,
  outputTokens: count,
  callsCompared: count,
  addresses: count,
  traits: z.array(z.looseObject({ title: text, value: text.nullable(), share, distinct: count })),
  quotes: z.array(quote),
});

const pictures = z.looseObject({
  activity: z
    .looseObject({
      from: text,
      daysPerCell: count,
      rows: z.array(z.looseObject({ account: text, calls: z.array(count) })),
      accountsNotDrawn: count,
      marks: z.array(z.looseObject({ kind: z.enum(['ban', 'release']), name: text, atUtc: text })),
    })
    .nullable(),
  graph: z
    .looseObject({
      nodes: z.array(z.looseObject({ account: text, bits })),
      links: z.array(z.looseObject({ left: count, right: count, bits, isBridge: z.boolean() })),
      accountsNotDrawn: count,
      linksNotDrawn: count,
      bridges: count,
      parts: count,
      accountsWithoutLink: count,
    })
    .nullable(),
  strongestLinks: z.array(
    z.looseObject({
      left: text,
      right: text,
      bits,
      priorBits: bits,
      signals: z.array(z.looseObject({ id: text, title: text, bits })),
    }),
  ),
  curves: z.array(
    z.looseObject({
      id: z.enum(['breadth', 'novelty']),
      calls: z.array(count),
      group: z.array(z.number()),
      ordinary: z.looseObject({ low: z.array(z.number()), middle: z.array(z.number()), high: z.array(z.number()) }).nullable(),
      pools: count,
    }),
  ),
  prompts: z
    .looseObject({
      considered: count,
      alone: count,
      scaffolds: z.array(
        z.looseObject({
          prompts: count,
          fixed: z.array(text),
          rows: z.array(z.looseObject({ account: text, place, slots: z.array(text) })),
        }),
      ),
    })
    .nullable(),
});

export const clusterShape = z.looseObject({
  id: z.string().regex(/^G-\d{3,}$/),
  accounts: z.array(
    z.looseObject({
      ...accountName,
      share,
      shareInterval: z.looseObject({ low: share, high: share }).exactOptional(),
      calls: count,
      firstUtc: utc,
      lastUtc: utc,
      bits,
      ties: z.array(z.looseObject({ id: text, title: text, bits, statement: text })),
      detail: detail.exactOptional(),
    }),
  ),
  calls: count,
  firstUtc: utc,
  lastUtc: utc,
  stability: share.nullable(),
  daily: z.looseObject({ from: text, calls: z.array(count) }).nullable(),
  hourOfWeek: z.array(count).length(HOURS_PER_WEEK).nullable(),
  findingIds: z.array(text),
  pictures: pictures.exactOptional(),
});
