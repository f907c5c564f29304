import { createDecipheriv, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '../errors.js';
import type { OpenedBody, SealedBody } from '../record/format.js';
import { systemWords } from '../source/input-errors.js';

/** AES-GCM appends its tag to the text (NIST SP 800-38D; Web Crypto writes it so). */
const TAG_BYTES = 16;

/** @throws {InputError} E_PRIVATE_KEY when the file holds no private key that can be used without a passphrase */
export function readPrivateKey(path: string): string {
  const pem = readText(path);
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    throw keyError(path, 'a file that cannot be read as one');
  }
  throw keyError(path, 'a key of another kind');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw keyError(path, systemWords(cause));
  }
}

function keyError(path: string, got: string): InputError {
  return new InputError('E_PRIVATE_KEY', `--private-key: expected an unencrypted RSA private key in PEM, got ${got} (${path})`);
}

/** Opens bodies that were sealed for this key; what does not open is told apart from what was never tried. */
export function createUnsealer(pem: string | null): (body: SealedBody) => OpenedBody {
  if (pem === null) return () => ({ kind: 'no-key' });
  const privateKey = createPrivateKey(pem);
  return (body) => {
    try {
      return { kind: 'text', text: open(body, privateKey) };
    } catch {
      return { kind: 'failed' };
    }
  };
}

function open({ key, iv, data }: SealedBody, privateKey: KeyObject): string {
  const secret = privateDecrypt({ key: privateKey, oaepHash: 'sha256' }, Buffer.from(key, 'base64'));
  const sealed = Buffer.from(data, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(iv, 'base64'), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  return new TextDecoder('utf-8', { fatal: true }).decode(text);
}
