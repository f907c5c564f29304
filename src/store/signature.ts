import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../errors.js';
import { isSystemFault, systemWords } from '../source/input-errors.js';
import { linkStats } from '../source/path-stats.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Of } from './sha256-of.js';

/** Signs files with Ed25519 (RFC 8032). The private key stays in memory and goes nowhere. */
export interface Signer {
  /** SHA-256 of the public key as SubjectPublicKeyInfo. */
  readonly keyId: string;
  /** @returns text of the detached signature: algorithm, key, and what was signed */
  sign(name: string, content: string | Uint8Array): string;
}

export interface PublicKey {
  readonly keyId: string;
  readonly key: KeyObject;
}

/** A key in PEM has some hundred bytes. */
const MAX_KEY_BYTES = 64 * 1024;

/** Where the signature of a file lies: beside it. */
export function signatureName(name: string): string {
  return `${name}.sig`;
}

/** @throws {InputError} E_KEY_UNREADABLE */
export function readSigner(path: string): Signer {
  const key = readKey(path, '--sign', 'an Ed25519 private key in PEM, without a passphrase', createPrivateKey);
  const publicKey = createPublicKey(key);
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    sign(name, content) {
      const bytes = Buffer.from(content);
      const signed = { name, sha256: sha256Of(bytes) };
      const signature = sign(null, bytes, key).toString('base64');
      return `${canonicalJson({ algorithm: 'Ed25519', keyId, publicKey: spkiOf(publicKey).toString('base64'), signature, signed })}\n`;
    },
  };
}

/** @throws {InputError} E_KEY_UNREADABLE */
export function readPublicKey(path: string): PublicKey {
  const key = readKey(path, '--public-key', 'an Ed25519 public key in PEM', createPublicKey);
  return { keyId: keyIdOf(key), key };
}

const signatureShape = z.strictObject({
  algorithm: z.literal('Ed25519'),
  keyId: z.string(),
  publicKey: z.base64().max(200),
  signature: z.base64().max(200),
  signed: z.strictObject({ name: z.string(), sha256: z.string() }),
});

interface CheckedSignature {
  readonly keyId: string | null;
  /** What does not fit, as pairs; nothing when the signature fits the key that lies in it. */
  readonly differences: readonly { readonly expected: string; readonly found: string }[];
}

/** Checks a detached signature against the file and the key that it holds itself; whose key that is, it cannot say. */
export function checkSignature(text: string, name: string, content: Uint8Array): CheckedSignature {
  const parsed = parseSignature(text);
  if (parsed === null)
    return { keyId: null, differences: [{ expected: 'a signature as hydrometer writes it', found: 'something else' }] };
  const { keyId, publicKey, signature, signed } = parsed;
  const differences: { expected: string; found: string }[] = [];
  const differs = (expected: string, found: string): void => void (expected === found || differences.push({ expected, found }));
  differs(`a signature of ${name}`, `a signature of ${signed.name}`);
  differs(`SHA-256 ${sha256Of(content)}`, `SHA-256 ${signed.sha256}`);
  const key = ed25519Key(publicKey);
  if (key === null) differences.push({ expected: 'an Ed25519 public key', found: 'none' });
  else {
    differs(`key ${keyIdOf(key)}`, `key ${keyId}`);
    if (!verify(null, content, key, Buffer.from(signature, 'base64')))
      differences.push({ expected: 'a signature that fits the file and the key', found: 'one that does not' });
  }
  return { keyId, differences };
}

function parseSignature(text: string): z.infer<typeof signatureShape> | null {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = signatureShape.safeParse(value);
    return parsed.success && `${canonicalJson(value)}\n` === text ? parsed.data : null;
  } catch {
    return null;
  }
}

function ed25519Key(spki: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function readKey(path: string, option: string, expected: string, parse: (pem: Buffer) => KeyObject): KeyObject {
  let found = 'a key of another kind';
  let cause: unknown;
  try {
    const stats = linkStats(path);
    if (stats !== null && stats.size <= MAX_KEY_BYTES) {
      const key = parse(readFileSync(path));
      if (key.asymmetricKeyType === 'ed25519') return key;
    } else found = stats === null ? 'no file' : 'too long a file';
  } catch (error) {
    found = isSystemFault(error) ? systemWords(error) : 'a file that is no such key';
    cause = error;
  }
  throw new InputError(
    'E_KEY_UNREADABLE',
    `${option}: expected ${path} to hold ${expected}, got ${found}; make one with openssl genpkey -algorithm ed25519`,
    { place: { file: path }, cause },
  );
}

function keyIdOf(key: KeyObject): string {
  return createHash('sha256').update(spkiOf(key)).digest('hex');
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}
