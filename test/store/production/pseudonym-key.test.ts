import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labelAccounts, readPseudonymKey } from '../../../src/store/production/pseudonym-key.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-key-'));
  path = join(folder, 'key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a key', () => {
  test('is made where there is none, for its owner only, and read again', () => {
    const made = readPseudonymKey(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readPseudonymKey(path)).toEqual(made);
  });

  test('is never made twice the same, and its id does not tell it', () => {
    const one = readPseudonymKey(path);
    const other = readPseudonymKey(join(folder, 'other'));
    expect(one.id).not.toBe(other.id);
    expect(one.bytes.toString('hex')).not.toContain(one.id);
  });

  test('that others may read is refused', () => {
    readPseudonymKey(path);
    chmodSync(path, 0o640);
    expect(() => readPseudonymKey(path)).toThrow(expect.objectContaining({ code: 'E_KEY_MODE' }));
  });

  test.each(['', 'rye', 'ab'.repeat(31), `${'ab'.repeat(32)}ab`])('with the content %j is refused', (content) => {
    writeFileSync(path, content, { mode: 0o600 });
    expect(() => readPseudonymKey(path)).toThrow(expect.objectContaining({ code: 'E_KEY_UNREADABLE' }));
  });

  test('in a folder that is not there is refused', () => {
    expect(() => readPseudonymKey(join(folder, 'no', 'key'))).toThrow(expect.objectContaining({ code: 'E_OUTPUT_UNWRITABLE' }));
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});

describe('labels', () => {
  const key = { bytes: Buffer.alloc(32, 7), id: 'x' };
  const accounts = ['crumb-03', 'crumb-01', 'größe', 'crumb-02'];

  test('are in the order of the HMAC of kind, zero byte and id, and carry its beginning', () => {
    const hmac = (account: string): string => createHmac('sha256', key.bytes).update(`account\0${account}`).digest('hex');
    const expected = [...accounts].sort((left, right) => (hmac(left) < hmac(right) ? -1 : 1));
    expect(labelAccounts(accounts, key)).toEqual(
      expected.map((account, i) => ({ account, label: `ACCT-000${i + 1}`, token: hmac(account).slice(0, 32) })),
    );
  });

  test('do not depend on the order of the accounts or on one that stands twice', () => {
    expect(labelAccounts([...accounts, 'crumb-01'].reverse(), key)).toEqual(labelAccounts(accounts, key));
  });
});
