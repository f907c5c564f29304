import { randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

export const SHA256_OID = '2.16.840.1.101.3.4.2.1';
const NONCE_BYTES = 8;

/** What a request or a response says of the file: RFC 3161, sections 2.4.1 and 2.4.2. */
export interface Imprint {
  readonly algorithm: string;
  readonly sha256: string;
  /** Hexadecimal without leading zeros; null when there is none. */
  readonly nonce: string | null;
}

/**
 * TimeStampReq for a SHA-256, with a nonce, asking for the certificate of the signer (RFC 3161, section 2.4.1). The nonce is the one place
 * where chance comes in: it must not be foreseen, and it stays in the request.
 * @returns DER
 */
export function makeStampRequest(sha256: string, nonce: Uint8Array = randomNonce()): Buffer {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: exactBuffer(Buffer.from(sha256, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: exactBuffer(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER(false));
}

/** @returns null for what is no request */
export function parseStampRequest(der: Uint8Array): Imprint | null {
  try {
    return imprintOf(TimeStampReq.fromBER(exactBuffer(der)));
  } catch {
    return null;
  }
}

export function imprintOf({
  messageImprint,
  nonce,
}: {
  readonly messageImprint: MessageImprint;
  readonly nonce?: Integer;
}): Imprint {
  return {
    algorithm: messageImprint.hashAlgorithm.algorithmId,
    sha256: Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView).toString('hex'),
    nonce: nonce === undefined ? null : hexNumber(nonce),
  };
}

export function hexNumber(value: Integer): string {
  return Buffer.from(value.valueBlock.valueHexView)
    .toString('hex')
    .replace(/^0+(?=.)/, '');
}

/** First bit 0 and second 1: a positive number of full length, so that its encoding has one spelling. */
function randomNonce(): Uint8Array {
  const bytes = randomBytes(NONCE_BYTES);
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes;
}

/** A buffer of Node may be a window of a larger one, which the parser would read from its start. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
