import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { writeProduction } from '../../src/store/production/write-production.js';
import { readSigner } from '../../src/store/signature.js';
import { buildCase, requestFor } from '../store/production/build-production.js';
import { buildDemo, type DemoCase } from '../store/verification/demo-case.js';
import { runHydrometer } from './run-hydrometer.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const CONFIGURATION = `[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:true
[clock]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = stamp
[stamp]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
`;

let folder: string;
let demo: DemoCase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-verify-'));
  for (const name of ['ours', 'others']) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(join(folder, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, `${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  demo = await buildDemo(folder, readSigner(join(folder, 'ours.pem')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (...words: string[]) => runHydrometer(['verify', ...words]);

/** Changes a file, looks, and puts it back. */
async function withChange<Result>(path: string, change: (bytes: Buffer) => Buffer, look: () => Promise<Result>): Promise<Result> {
  const bytes = readFileSync(path);
  writeFileSync(path, change(Buffer.from(bytes)));
  try {
    return await look();
  } finally {
    writeFileSync(path, bytes);
  }
}

describe('verify', () => {
  test('repeats the demo analysis byte for byte and changes nothing', async () => {
    const before = readFileSync(join(demo.caseDir, 'custody.ndjson'), 'utf8');
    const { exitCode, stdout } = await verify(demo.caseDir, '--logs', demo.evidenceDir, '--public-key', join(folder, 'ours.pub'));
    expect(stdout).toContain('ok            Analysis again: report, accounts, links, page and rejects compared byte for byte');
    expect(stdout).toContain('fits the key of --public-key');
    expect(stdout).toContain('time of analysis is asserted by the operator');
    expect(stdout).toContain('No difference in what could be checked; 1 check not possible');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(demo.caseDir, 'custody.ndjson'), 'utf8')).toBe(before);
  });

  test('says what could not be repeated', async () => {
    const { exitCode, stdout } = await verify(demo.caseDir, '--logs', demo.logsDir);
    expect(stdout).toMatch(
      /not possible {2}Analysis again: the analysis also read .*accounts\.csv.* give it with --accounts; .*--facts/,
    );
    expect(exitCode).toBe(0);
  });

  test.each([
    ['a log', () => join(demo.logsDir, '2026-03-04.ndjson.gz'), 'fixtures/cases/demo/logs/2026-03-04.ndjson.gz'],
    ['the report', () => join(demo.caseDir, 'report.json'), 'report.json'],
    ['the manifest', () => join(demo.caseDir, 'manifest.json'), 'manifest.json'],
    ['the custody log', () => join(demo.caseDir, 'custody.ndjson'), 'custody.ndjson'],
  ])('ends with 4 and names the file when one byte is changed in %s', async (_, path, name) => {
    expect(existsSync(path())).toBe(true);
    const flip = (bytes: Buffer): Buffer => bytes.fill((bytes[100] as number) ^ 1, 100, 101);
    // What is beside the logs is named only where a log is changed: else the analysis would be repeated, which says nothing of the change.
    const logs = name.includes('/logs/') ? demo.evidenceDir : demo.logsDir;
    const { exitCode, stdout } = await withChange(path(), flip, () => verify(demo.caseDir, '--logs', logs));
    expect(stdout).toMatch(new RegExp(`\\n {14}${name.replaceAll('.', '\\.')}(:\\d+)?: expected .*, found `));
    expect(exitCode).toBe(4);
  });

  test('ends with 4 and names the exhibit that is changed, in JSON too', async () => {
    const page = 'data/exhibits/index.html';
    const { exitCode, stdout } = await withChange(
      join(demo.bagDir, page),
      (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
      () => verify(demo.bagDir, '--json'),
    );
    const { outcome, checks } = JSON.parse(stdout);
    expect(outcome).toBe('differs');
    expect(JSON.stringify(checks)).toContain(`"file":"${page}"`);
    expect(exitCode).toBe(4);
  });

  test('tells whose key it is only when the person names one', async () => {
    const unnamed = await verify(demo.bagDir);
    expect(unnamed.stdout).toContain('nobody vouches for that key here');
    expect(unnamed.exitCode).toBe(0);
    const other = await verify(demo.bagDir, '--public-key', join(folder, 'others.pub'));
    expect(other.stdout).toMatch(
      /tagmanifest-sha256\.txt\.sig: expected key [0-9a-f]{64}, that of --public-key, found key [0-9a-f]{64}\n/,
    );
    expect(other.exitCode).toBe(4);
  });

  test('misses a signature that was taken away', async () => {
    const path = join(demo.caseDir, 'manifest.json.sig');
    const bytes = readFileSync(path);
    rmSync(path);
    const { exitCode, stdout } = await verify(demo.caseDir);
    writeFileSync(path, bytes);
    expect(stdout).toContain('manifest.json.sig: expected a signature with the key');
    expect(exitCode).toBe(4);
  });

  test('accepts of wrong words and folders what it must', async () => {
    expect(await verify()).toMatchObject({ exitCode: 2 });
    expect(await verify(folder)).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('E_CASE_MISSING') });
    expect(await verify(demo.caseDir, '--logs', demo.logsDir, '--facts', join(folder, 'none.json'))).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(/--facts: expected a file or folder, found nothing at .*none\.json; check the path/),
    });
    expect(await verify(demo.bagDir, '--record')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--case') });
  });
});

describe('a case that was used', () => {
  test('takes an entry with --record, and then is not replaced by --force alone', async () => {
    const small = join(folder, 'small');
    const { seed, timeZone } = DEFAULT_SETTINGS;
    const built = await buildCase(small, (report) => ({ ...report, settings: { ...report.settings, seed, timeZone } }));
    await writeProduction(requestFor(built));
    const recorded = await verify(built.caseDir, '--record', '--operator', 'A. Baker');
    expect(recorded.exitCode).toBe(0);
    expect(readFileSync(join(built.caseDir, 'custody.ndjson'), 'utf8').trimEnd().split('\n').at(-1)).toContain(
      '"action":"verified"',
    );
    const analyze = (...more: string[]) =>
      runHydrometer(['analyze', built.logsDir, '--out', built.caseDir, '--quiet', '--force', ...more]);
    expect(await analyze()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('E_CUSTODY_KEPT') });
    appendFileSync(join(built.caseDir, 'custody.ndjson'), 'x');
    expect(await analyze()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be read') });
    expect((await analyze('--discard-custody')).exitCode).toBe(0);
  });
});

describe('timestamp', () => {
  test.each([
    ['no answer at all', 'fixtures/timestamp/make-stamps.sh', 'expected a response by RFC 3161 in DER, got something else'],
    ['the request itself', 'fixtures/timestamp/head.tsq', 'expected a response by RFC 3161 in DER, got something else'],
    ['a refusal', 'fixtures/timestamp/refused.tsr', 'expected status granted, got status 2: the authority refused'],
  ])('accept takes no file without a time stamp: %s', async (_, path, words) => {
    const query = join(demo.caseDir, 'head.tsq');
    expect(await runHydrometer(['timestamp', 'request', demo.caseDir])).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await runHydrometer(['timestamp', 'accept', demo.caseDir, path]);
    rmSync(query);
    expect({ exitCode, isStored: existsSync(join(demo.caseDir, 'head.tsr')) }).toEqual({ exitCode: 3, isStored: false });
    expect(stderr).toContain(`${path}: ${words}; nothing was stored`);
    expect(stderr).toContain('code E_STAMP_UNREADABLE');
  });

  test.skipIf(!hasOpenssl)('goes out as a request and comes back as a stamp that verify checks', async () => {
    const at = (name: string): string => join(folder, name);
    const openssl = (...words: string[]): void => {
      const { status, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    };
    writeFileSync(at('tsa.cnf'), CONFIGURATION);
    writeFileSync(at('serial'), '05');
    const request = ['-newkey', 'rsa:2048', '-nodes', '-config', 'tsa.cnf'];
    openssl('req', '-x509', ...request, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Root', '-extensions', 'root');
    openssl('req', ...request, '-keyout', 'clock.key', '-out', 'clock.csr', '-subj', '/CN=Clock');
    openssl(
      ...'x509 -req -in clock.csr -CA root.pem -CAkey root.key -set_serial 9 -extfile tsa.cnf -extensions clock -out clock.pem'.split(
        ' ',
      ),
    );
    expect((await runHydrometer(['timestamp', 'request', demo.caseDir])).stdout).toContain('head.tsq written');
    expect(await runHydrometer(['timestamp', 'request', demo.caseDir])).toMatchObject({ exitCode: 2 });
    const query = join(demo.caseDir, 'head.tsq');
    openssl(...`ts -reply -config tsa.cnf -queryfile ${query} -signer clock.pem -inkey clock.key -out answer.tsr`.split(' '));
    const accept = (...words: string[]) => runHydrometer(['timestamp', 'accept', demo.caseDir, at('answer.tsr'), ...words]);
    const wrong = await runHydrometer(['timestamp', 'accept', demo.caseDir, 'fixtures/timestamp/granted.tsr']);
    expect(wrong).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('E_STAMP_DIFFERS') });
    expect(await accept('--ca', 'fixtures/timestamp/other-root.pem')).toMatchObject({ exitCode: 4 });
    expect(await accept('--ca', at('root.pem'))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Signer   Clock'),
    });
    const { exitCode, stdout } = await verify(demo.caseDir, '--ca', at('root.pem'));
    expect(stdout).toMatch(/ok {12}Time stamp: manifest\.json at \d{4}-.*chain to a root of --ca followed/);
    expect(exitCode).toBe(0);
    rmSync(join(demo.caseDir, 'head.tsr'));
    expect(await verify(demo.caseDir)).toMatchObject({
      exitCode: 4,
      stdout: expect.stringContaining('head.tsr: expected SHA-256'),
    });
  });
});
