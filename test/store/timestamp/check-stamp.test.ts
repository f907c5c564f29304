import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkStamp } from '../../../src/store/timestamp/check-stamp.js';
import { readCertificates } from '../../../src/store/timestamp/read-certificates.js';
import { makeStampRequest, parseStampRequest } from '../../../src/store/timestamp/stamp-request.js';

/** Made with OpenSSL, see make-stamps.sh beside them. */
const FOLDER = new URL('../../../fixtures/timestamp/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
const roots = (name: string) => readCertificates(new URL(name, FOLDER).pathname);

const check = (response: Buffer, { root = 'mill-root.pem' as string | null, content = fixture('stamped.txt') } = {}) =>
  checkStamp({ response, content, request: parseStampRequest(fixture('head.tsq')), roots: root === null ? [] : roots(root) });
const faults = async (name: string, root: string | null = 'mill-root.pem') =>
  (await check(fixture(name), { root })).mismatches.map(({ expected, found }) => `${expected}; ${found}`);

describe('a time stamp', () => {
  test.each([
    ['granted.tsr', 'mill-root.pem', 'mill-clock'],
    ['granted-ecdsa.tsr', 'curve-root.pem', 'curve-clock'],
  ])('of an authority that is trusted holds: %s', async (name, root, signer) => {
    expect(await check(fixture(name), { root })).toMatchObject({
      mismatches: [],
      isTrusted: true,
      facts: { signer, accuracy: '2 s 500 ms', policy: '1.3.6.1.4.1.55555.7', genTime: expect.stringMatching(/^20\d\d-.*Z$/) },
    });
  });

  test('says what OpenSSL says of it', async () => {
    // openssl ts -reply -in granted.tsr -text: Serial number 0x0B, Time stamp Nov 21 2026, Accuracy 0x02 seconds, 0x01F4 millis
    expect((await check(fixture('granted.tsr'))).facts).toMatchObject({ serial: 'b', accuracy: '2 s 500 ms' });
  });

  test('is not trusted without a root', async () => {
    expect(await check(fixture('granted.tsr'), { root: null })).toMatchObject({ mismatches: [], isTrusted: false });
  });

  test.each([
    ['other-nonce.tsr', 'nonce'],
    ['refused.tsr', 'status granted; status 2'],
    ['sha512.tsr', 'an imprint by SHA-256'],
    ['other-purpose.tsr', 'time stamping only, marked critical; one for 1.3.6.1.5.5.7.3.1'],
    ['mild-purpose.tsr', 'time stamping only, marked critical; one whose purpose is not marked critical'],
    ['unbound.tsr', 'name the certificate of the signer by its hash; none'],
    ['make-stamps.sh', 'a response by RFC 3161 in DER; something else'],
  ])('that does not fit is told so: %s', async (name, words) => {
    expect((await faults(name))[0]).toContain(words);
  });

  test('is not trusted under another root', async () => {
    expect(await faults('granted.tsr', 'other-root.pem')).toEqual([expect.stringContaining('a chain to a root of --ca')]);
  });

  test('of other content does not fit', async () => {
    const { mismatches } = await check(fixture('granted.tsr'), { content: Buffer.from('ef56  bagit.txt\n') });
    expect(mismatches[0]?.expected).toContain('a stamp of SHA-256');
  });

  test('with one byte of its signed content or signature changed holds nowhere', async () => {
    const response = fixture('granted.tsr');
    const content = response.indexOf(Buffer.from('20261121'));
    expect(content).toBeGreaterThan(0);
    const ends = fc.oneof(
      fc.integer({ min: content, max: content + 14 }),
      fc.integer({ min: response.length - 256, max: response.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(ends, fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const changed = Buffer.from(response);
        changed[at] = (changed[at] as number) ^ bits;
        expect((await check(changed)).mismatches).not.toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('that is any bytes is no error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await check(Buffer.from(bytes))).mismatches).not.toEqual([]);
      }),
    );
  });
});

describe('a request', () => {
  test('asks for a SHA-256 with the nonce that it is given, in one spelling', () => {
    const nonce = Buffer.from('4c788038ab6f2f8a', 'hex');
    const der = makeStampRequest('ab'.repeat(32), nonce);
    expect(parseStampRequest(der)).toEqual({
      algorithm: '2.16.840.1.101.3.4.2.1',
      sha256: 'ab'.repeat(32),
      nonce: '4c788038ab6f2f8a',
    });
    // SEQUENCE { INTEGER 1, SEQUENCE { SEQUENCE { OID sha256, NULL }, OCTET STRING }, INTEGER nonce, BOOLEAN TRUE }
    expect(der.toString('hex')).toBe(
      `30430201013031300d060960864801650304020105000420${'ab'.repeat(32)}02084c788038ab6f2f8a0101ff`,
    );
  });

  test('has another nonce each time', () => {
    const nonces = Array.from({ length: 20 }, () => parseStampRequest(makeStampRequest('00'.repeat(32)))?.nonce);
    expect(new Set(nonces).size).toBe(20);
    expect(nonces.every((nonce) => nonce?.length === 16)).toBe(true);
  });

  test('that is something else is none', () => {
    expect(parseStampRequest(fixture('stamped.txt'))).toBeNull();
  });
});
