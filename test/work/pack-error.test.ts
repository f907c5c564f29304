import { expect, test } from 'vitest';
import { InputError, IntegrityError, KnownError, UsageError } from '../../src/errors.js';
import { packError, unpackError } from '../../src/work/pack-error.js';

test.each([
  new InputError('E_INPUT_MISSING', 'quay.ndjson: nothing there', {
    place: { file: 'quay.ndjson', byte: 7 },
    cause: new Error('ENOENT'),
  }),
  new IntegrityError('E_DIGEST_CORRUPT', 'night.digest: wrong hash'),
  new UsageError('E_ACCOUNT_KEY', 'expected a path'),
])('a $name keeps class, code, exit code, words, place and cause', (error) => {
  const copy = unpackError(structuredClone(packError(error)));
  expect(copy).toBeInstanceOf(error.constructor);
  expect(copy).toMatchObject({ code: error.code, exitCode: error.exitCode, message: error.message });
  expect((copy as KnownError).place).toEqual(error.place);
  expect((copy.cause as Error | undefined)?.message).toBe((error.cause as Error | undefined)?.message);
});

test('a bug stays a bug and keeps its stack', () => {
  const error = new TypeError('undefined is not a tide');
  const copy = unpackError(structuredClone(packError(error)));
  expect(copy).not.toBeInstanceOf(KnownError);
  expect(copy.stack).toBe(error.stack);
});
