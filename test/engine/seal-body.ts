import { generateKeyPairSync, webcrypto } from 'node:crypto';
import type { SealedBody } from '../../src/record/format.js';

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** 2048 bits, as Cloudflare asks for. */
export function makeKeyPair(): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/**
 * Seals a text as Cloudflare's gateway does, with the Web Crypto of Workers and so by another road than the code under test:
 * AES-256-GCM under a fresh key, which is wrapped with RSA-OAEP and SHA-256.
 */
export async function sealBody(text: string, { publicKey }: KeyPair): Promise<SealedBody> {
  const { subtle } = webcrypto;
  const der = Buffer.from(publicKey.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  const wrapper = await subtle.importKey('spki', der, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const data = await subtle.encrypt({ name: 'AES-GCM', iv }, key, Buffer.from(text));
  const wrapped = await subtle.encrypt({ name: 'RSA-OAEP' }, wrapper, await subtle.exportKey('raw', key));
  const base64 = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as ArrayBuffer).toString('base64');
  return { key: base64(wrapped), iv: base64(iv), data: base64(data) };
}
