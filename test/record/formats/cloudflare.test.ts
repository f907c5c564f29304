import { constants, createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createUnsealer } from '../../../src/engine/unseal.js';
import { NO_AIDS, type Row, type RowAids, type SealedBody } from '../../../src/record/format.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('cloudflare/sample.ndjson');
const first = rows[0] as Row;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const aidsOf = (key: typeof privateKey): RowAids => ({
  ...NO_AIDS,
  unseal: createUnsealer(key.export({ type: 'pkcs8', format: 'pem' }) as string),
});
const aids = aidsOf(privateKey);

/** As the gateway seals a field: AES-256-GCM with the tag at the end, the key wrapped with RSA-OAEP and SHA-256. */
function seal(value: unknown): SealedBody {
  const secret = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const key = publicEncrypt({ key: publicKey, oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING }, secret);
  return { key: key.toString('base64'), iv: iv.toString('base64'), data: data.toString('base64') };
}

const sealRow = (row: Row): Row => ({
  ...row,
  Metadata: seal(row.Metadata),
  RequestBody: seal(row.RequestBody),
  ResponseBody: seal(row.ResponseBody),
});

describe('a sealed call', () => {
  it('is the plain call once it is opened', () => {
    const [plain] = normaliseAll([first]).records;
    const [opened] = normaliseAll([sealRow(first)], {}, aids).records;
    expect(opened).toEqual({ ...plain, nested: true });
  });

  it('has no account and no text without the key', () => {
    const [record] = normaliseAll([sealRow(first)]).records;
    expect(record).toMatchObject({ account: null, messages: [], response: null, model: 'gpt-4o-mini' });
    expect(record?.context.marks).toEqual(['body-encrypted']);
  });

  it('says that another key does not open it', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const [record] = normaliseAll([sealRow(first)], {}, aidsOf(other)).records;
    expect(record?.context.marks).toEqual(['body-undecryptable']);
  });

  it('that is empty inside was kept out of the log', () => {
    const row = { ...first, RequestBody: seal(''), ResponseBody: seal('') };
    expect(normaliseAll([row], {}, aids).records[0]?.context.marks).toEqual(['body-suppressed']);
  });

  it('may hold a stream of events', () => {
    const chunk = (content: string, stop: string | null) => ({ choices: [{ delta: { content }, finish_reason: stop }] });
    const events = [chunk('At ', null), chunk('nine.', 'stop')].map((each) => `data: ${JSON.stringify(each)}\n\n`).join('');
    const [record] = normaliseAll([{ ...first, ResponseBody: seal(events) }], {}, aids).records;
    expect(record).toMatchObject({ response: 'At nine.', stopReason: 'stop' });
    expect(record?.context.marks).toEqual([]);
  });

  it('that was cut at the cap says so', () => {
    const long = JSON.stringify({ messages: [{ role: 'user', content: 'wave '.repeat(10) }] });
    const [record] = normaliseAll([{ ...first, RequestBody: seal(long.slice(0, 50)) }], {}, aids).records;
    expect(record?.messages).toEqual([]);
    expect(record?.context.marks).toEqual(['text-truncated']);
  });
});

describe('missing text', () => {
  it.each([
    [{ RequestBody: null, ResponseBody: null }, ['body-suppressed']],
    [{ RequestBody: '', ResponseBody: {} }, ['body-suppressed']],
    [{ RequestBody: undefined, ResponseBody: undefined }, ['text-not-exported']],
    // A failed call has a request and no answer: nobody kept anything back.
    [{ ResponseBody: null }, []],
  ])('of %j is marked %j', (bodies, marks) => {
    expect(normaliseAll([{ ...first, ...bodies }]).records[0]?.context.marks).toEqual(marks);
  });
});

describe('an answer out of the cache', () => {
  it('has neither the id nor the time of the call that it was given to first', () => {
    const { records } = normaliseAll([first, { ...first, Cached: true }]);
    expect(records.map(({ requestId, zone, cacheHit }) => [requestId, zone, cacheHit])).toEqual([
      ['chatcmpl-cf1', 'epoch', false],
      [null, 'absent', true],
    ]);
  });
});

describe('the account', () => {
  it('may be any entry of the metadata', () => {
    expect(normaliseAll([sealRow(first)], { accountKey: 'Gateway+Metadata.team' }, aids).records[0]?.account).toBe(
      'lamp-gateway/north',
    );
  });
});
