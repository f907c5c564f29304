import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Facts, Registration } from '../account/registration.js';
import { InputError } from '../errors.js';
import { unreadable } from '../source/input-errors.js';
import { readAccountList, timeOf } from './account-list-file.js';
import { isFeedFile, readIdentityFeed } from './identity-feed-file.js';

/**
 * Reads what `--accounts` names: a CSV with one row an account, or a feed of events about users, keys and organisations.
 * @param path as reports name it
 * @param location where it lies now
 * @throws {InputError} those of readAccountList and readIdentityFeed
 */
export async function readRegistration(path: string, location = path): Promise<Registration> {
  return isFeedFile(path, location) ? readIdentityFeed(path, location) : readAccountList(path, location);
}

/** Chosen: enough to see which file this is. */
const LISTED_KEYS = 6;

const factsShape = z.looseObject({
  modelReleases: z.array(z.looseObject({ model: z.string().min(1), at: z.string() })).optional(),
  bans: z.array(z.looseObject({ account: z.string().min(1), at: z.string() })).optional(),
});

/**
 * Reads facts.json: `modelReleases: [{model, at}]` and `bans: [{account, at}]`, both optional, times in RFC 3339.
 * @throws {InputError} E_FACTS_JSON, E_FACTS_SHAPE, E_INPUT_UNREADABLE
 */
export async function readFacts(path: string): Promise<Facts> {
  const parsed = factsShape.safeParse(await readJson(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    throw field === ''
      ? noFacts(path, 'something else')
      : factsFault(path, field, issue?.message.toLowerCase() ?? 'of another shape');
  }
  const keys = Object.keys(parsed.data);
  if (keys.length > 0 && parsed.data.modelReleases === undefined && parsed.data.bans === undefined)
    throw noFacts(
      path,
      keys
        .slice(0, LISTED_KEYS)
        .map((key) => `\`${key}\``)
        .join(', '),
    );
  const { modelReleases = [], bans = [] } = parsed.data;
  return {
    path,
    bans: bans.map(({ account, at }, i) => ({ account, atMs: factTime(path, `bans.${i}.at`, at) })),
    modelReleases: modelReleases.map(({ model, at }, i) => ({ model, atMs: factTime(path, `modelReleases.${i}.at`, at) })),
  };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new InputError(
      'E_FACTS_JSON',
      `${path}: expected one JSON object with modelReleases and bans, got text that is no JSON; check --facts`,
      { place: { file: path }, cause },
    );
  }
}

function factTime(path: string, field: string, value: string): number {
  const { atMs, isReadable } = timeOf(value);
  if (atMs !== null && isReadable) return atMs;
  throw factsFault(path, field, `expected a time such as 2026-03-11T04:22:37Z, got "${value}"`);
}

/** Neither key is a slip of the pen more often than a file about something else. */
function noFacts(path: string, got: string): InputError {
  const message = `${path}: expected a JSON object with modelReleases or bans, got ${got}; see the README for the fields`;
  return new InputError('E_FACTS_SHAPE', message, { place: { file: path } });
}

function factsFault(path: string, field: string, words: string): InputError {
  return new InputError('E_FACTS_SHAPE', `${path}: \`${field}\` does not fit: ${words}; see the README for the fields`, {
    place: { file: path },
  });
}
