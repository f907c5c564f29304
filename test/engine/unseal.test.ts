import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUnsealer, readPrivateKey } from '../../src/engine/unseal.js';
import { makeKeyPair, sealBody } from './seal-body.js';

const keys = makeKeyPair();
const unseal = createUnsealer(keys.privateKey);

describe('createUnsealer', () => {
  test('gives back any text that was sealed for the key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(unseal(await sealBody(text, keys))).toEqual({ kind: 'text', text });
      }),
      { numRuns: 20 },
    );
  });

  test('another key does not open it', async () => {
    const sealed = await sealBody('Fog', keys);
    expect(createUnsealer(makeKeyPair().privateKey)(sealed)).toEqual({ kind: 'failed' });
  });

  test('without a key nothing is tried', async () => {
    expect(createUnsealer(null)(await sealBody('Fog', keys))).toEqual({ kind: 'no-key' });
  });

  test.each(['key', 'iv', 'data'] as const)('a changed, cut or missing %s is told and never gives text', async (part) => {
    const sealed = await sealBody('Fog over the quay', keys);
    const bytes = Buffer.from(sealed[part], 'base64');
    bytes[0] = (bytes[0] as number) ^ 1;
    for (const value of [bytes.toString('base64'), sealed[part].slice(0, 8), '', 'no base64 !'])
      expect(unseal({ ...sealed, [part]: value })).toEqual({ kind: 'failed' });
  });
});

describe('readPrivateKey', () => {
  const fileOf = (text: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-key-')), 'key.pem');
    writeFileSync(path, text);
    return path;
  };

  const caught = (read: () => unknown): Error => {
    try {
      read();
    } catch (error) {
      return error as Error;
    }
    throw new Error('expected an error, got none');
  };

  test('takes an RSA key in PEM', () => {
    expect(readPrivateKey(fileOf(keys.privateKey))).toBe(keys.privateKey);
  });

  test.each([
    ['no key', 'Dear diary'],
    ['a public key', keys.publicKey],
    ['a key of another kind', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    [
      'a key under a passphrase',
      generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      }).privateKey,
    ],
  ])('%s is an input error that quotes nothing of the file', (_, text) => {
    const path = fileOf(text);
    const error = caught(() => readPrivateKey(path));
    expect(error).toMatchObject({ code: 'E_PRIVATE_KEY', exitCode: 3 });
    expect(error.cause).toBeUndefined();
    const quoted = text.split('\n')[1] ?? text;
    expect(`${error.message}${error.stack}`).not.toContain(quoted.slice(0, 20));
  });

  test('a missing file is an input error', () => {
    expect(() => readPrivateKey('/nowhere/key.pem')).toThrow(
      expect.objectContaining({ code: 'E_PRIVATE_KEY', message: expect.stringContaining('ENOENT: no such file or directory') }),
    );
  });
});
