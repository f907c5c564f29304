import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { runHydrometer } from './run-hydrometer.js';

const LOG = 'fixtures/formats/litellm/sample.ndjson';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-cli-'));
  out = join(folder, 'case');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await runHydrometer(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help names every command', async () => {
    const { exitCode, stdout } = await runHydrometer(['--help']);
    expect(exitCode).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toContain(`  ${name} `);
  });

  test.each(COMMANDS)('$name --help names every option and gives an example', async ({ name, options, examples }) => {
    const { exitCode, stdout } = await runHydrometer([name, '--help']);
    expect(exitCode).toBe(0);
    for (const { flags } of options) expect(stdout).toContain(flags);
    expect(stdout).toContain(examples[0]);
  });

  test('a wrong command is a usage error with the nearest one', async () => {
    expect(await runHydrometer(['analyse', 'x'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'hydrometer: expected a command: analyze, inspect, digest, explain, render, exhibits, export, schema, verify, timestamp, completion, got "analyse"; did you mean analyze; see hydrometer --help\n  code E_USAGE_COMMAND\n',
    });
    expect(await runHydrometer([])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('help prints what --help prints, of a command too', async () => {
    expect(await runHydrometer(['help'])).toEqual(await runHydrometer(['--help']));
    expect(await runHydrometer(['help', 'verify'])).toEqual(await runHydrometer(['verify', '--help']));
    const wrong = await runHydrometer(['help', 'verfy']);
    expect(wrong).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('got "verfy"; did you mean verify;'),
    });
  });

  test('unknown options, wrong values and missing paths are reported together', async () => {
    const { exitCode, stderr } = await runHydrometer(['analyze', '--thread', '--seed', 'many', '--fail-on', 'stong', '--out']);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`hydrometer: 5 faults in the command; see hydrometer analyze --help
  expected an option of analyze, got --thread; did you mean --threads
  expected at least one file, folder or pattern, or - for standard input; got none
  --seed: expected a whole number from 0 to 4294967295, got "many"
  --out: expected a folder, got nothing
  --fail-on: expected one of none, weak, moderate, moderately-strong, strong, very-strong, extremely-strong, got "stong"; did you mean strong
  code E_USAGE
`);
  });

  test('the value of a mistyped option is no path', async () => {
    const { stderr } = await runHydrometer(['analyze', '--thread', '4', '--seed', 'many']);
    expect(stderr).toBe(`hydrometer: 3 faults in the command; see hydrometer analyze --help
  expected an option of analyze, got --thread; did you mean --threads
  expected at least one file, folder or pattern, or - for standard input; got none
  --seed: expected a whole number from 0 to 4294967295, got "many"
  code E_USAGE
`);
    const verify = await runHydrometer(['verify', 'x', '--log', 'y']);
    expect(verify.stderr).toBe(
      'hydrometer: expected an option of verify, got --log; did you mean --logs; see hydrometer verify --help\n  code E_USAGE\n',
    );
  });

  test('an option that takes no value is told so, not held against itself', async () => {
    expect((await runHydrometer(['inspect', LOG, '--json=yes'])).stderr).toBe(
      'hydrometer: --json: expected no value, got "yes"; see hydrometer inspect --help\n  code E_USAGE\n',
    );
  });

  test('an option before any command is held against those of the tool', async () => {
    expect((await runHydrometer(['--vers'])).stderr).toContain('got "--vers"; did you mean --version;');
  });

  test('-- ends the options: what follows is a path', async () => {
    const { exitCode, stderr } = await runHydrometer(['inspect', '--', '--rye.ndjson']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('--rye.ndjson: expected a file');
  });
});

describe('analyze', () => {
  test('writes a case folder and prints a summary', async () => {
    const { exitCode, stdout, stderr } = await runHydrometer(['analyze', LOG, '--out', out]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Cannot say: 0 accounts could be compared, 20 are needed');
    expect(readdirSync(out).sort()).toEqual([
      'accounts.ndjson',
      'custody.ndjson',
      'links.ndjson',
      'manifest.json',
      'rejects.ndjson',
      'report.html',
      'report.json',
    ]);
  });

  test('--json prints the summary and nothing else', async () => {
    const { stdout } = await runHydrometer(['analyze', LOG, '--out', out, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: '1.1.0',
      caseFolder: out,
      files: 1,
      accountsSuspected: 0,
      groups: [],
    });
  });

  test('--quiet prints nothing', async () => {
    expect(await runHydrometer(['analyze', LOG, '--out', out, '--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('the same log from standard input gives the same accounts', async () => {
    await runHydrometer(['analyze', LOG, '--out', out]);
    const piped = join(folder, 'piped');
    expect(await runHydrometer(['analyze', '-', '--out', piped], { input: readFileSync(LOG, 'utf8') })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const accounts = (dir: string): string => readFileSync(join(dir, 'accounts.ndjson'), 'utf8');
    expect(accounts(piped).replaceAll('"file":"-"', `"file":"${LOG}"`)).toBe(accounts(out));
  });

  test('a case folder is not replaced by accident', async () => {
    await runHydrometer(['analyze', LOG, '--out', out, '--quiet']);
    expect(await runHydrometer(['analyze', LOG, '--out', out])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await runHydrometer(['analyze', LOG, '--out', out, '--force', '--quiet'])).toMatchObject({ exitCode: 0 });
  });

  const REFUSED: readonly {
    readonly name: string;
    readonly words: readonly string[];
    readonly code: string;
    readonly exitCode: number;
  }[] = [
    { name: 'a missing input', words: ['no-such.ndjson'], code: 'E_INPUT_MISSING', exitCode: 3 },
    { name: 'no records', words: ['fixtures/formats/litellm/broken.ndjson'], code: 'E_INPUT_NO_RECORDS', exitCode: 3 },
    {
      name: 'a wrong accounts file',
      words: [LOG, '--accounts', 'fixtures/registration/no-account.csv'],
      code: 'E_ACCOUNTS_COLUMNS',
      exitCode: 3,
    },
    {
      name: 'a wrong facts file',
      words: [LOG, '--facts', 'fixtures/registration/bakery.csv'],
      code: 'E_FACTS_JSON',
      exitCode: 3,
    },
    { name: 'too many rejects', words: [LOG, 'fixtures/formats/litellm/broken.ndjson'], code: 'E_INPUT_REJECTS', exitCode: 3 },
  ];
  test.each(REFUSED)('$name is told, and nothing is left that looks complete', async ({ words, code, exitCode }) => {
    const result = await runHydrometer(['analyze', ...words, '--out', out]);
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).toMatch(new RegExp(`^hydrometer: .*\\n(  at .*\\n)?  code ${code}\\n$`));
    expect(existsSync(out)).toBe(false);
  });

  test('rejects are kept beside the case that is refused for them, until one is written, and its name stays free', async () => {
    const broken = 'fixtures/formats/litellm/broken.ndjson';
    const refused = await runHydrometer(['analyze', LOG, broken, '--out', join(out, '/')]);
    const list = `${out}.rejects.ndjson`;
    expect(refused).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(`${list} lists `) });
    expect(readdirSync(folder)).toEqual([basename(list)]);
    const kept = readFileSync(list, 'utf8');
    await runHydrometer(['analyze', LOG, broken, '--out', out, '--max-rejects', '1', '--quiet']);
    expect(kept).toBe(readFileSync(join(out, 'rejects.ndjson'), 'utf8'));
    expect(existsSync(list)).toBe(false);
  });

  test('nothing is written into an input folder', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    cpSync(LOG, join(logs, 'a.ndjson'));
    expect(await runHydrometer(['analyze', logs, '--out', join(logs, 'case')])).toMatchObject({ exitCode: 2 });
    expect(readdirSync(logs)).toEqual(['a.ndjson']);
  });
});

describe('an interrupt', () => {
  test.each([
    { signal: 'SIGINT', exitCode: 130 },
    { signal: 'SIGTERM', exitCode: 143 },
  ] as const)('by $signal ends with $exitCode and leaves nothing', async ({ signal, exitCode }) => {
    const input = readFileSync(LOG, 'utf8');
    const result = await runHydrometer(['analyze', '-', '--out', out], {
      input,
      interrupt: { signal, whenIn: folder },
      environment: { TMPDIR: folder },
    });
    expect(result).toEqual({ exitCode, stdout: '', stderr: 'hydrometer: interrupted; nothing was written\n' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
