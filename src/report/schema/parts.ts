import { z } from 'zod';

/** Parts that occur in several places of report.json. */
export const text = z.string();
export const count = z.int().nonnegative();
export const bits = z.number();
export const share = z.number().min(0).max(1);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const utc = z.string().nullable();
export const orNull = z.number().nullable();

/** `loggedAs` since schema 1.1: what the log calls the account, where the registration has another name. */
export const accountName = { account: text, loggedAs: text.exactOptional() };
export const place = z.looseObject({ file: text, line: count, byte: count, length: count });
export const quote = z.looseObject({ ...accountName, atUtc: utc, excerpt: text, place });
export const range = z.looseObject({ low: z.number(), high: z.number() });
