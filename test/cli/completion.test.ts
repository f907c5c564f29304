import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { runHydrometer } from './run-hydrometer.js';

test('completion in bash offers the words of an option that two commands have under both', async () => {
  const { stdout } = await runHydrometer(['completion', 'bash']);
  const offered = / {4}--format\) COMPREPLY=\(\$\(compgen -W "([^"]*)"/.exec(stdout)?.[1]?.split(' ');
  expect(offered).toEqual(expect.arrayContaining(['markdown', 'stix']));
});

test.each(['bash', 'zsh', 'fish'])('completion %s knows every command', async (shell) => {
  const { exitCode, stdout } = await runHydrometer(['completion', shell]);
  expect(exitCode).toBe(0);
  for (const { name } of COMMANDS) expect(stdout).toContain(name);
});

test.each(['zsh', 'fish'])('completion %s offers the words that stand first behind a command', async (shell) => {
  const { stdout } = await runHydrometer(['completion', shell]);
  for (const words of ['request accept', 'bash zsh fish', COMMANDS.map(({ name }) => name).join(' ')])
    expect(stdout).toContain(words);
});

const hasBash = spawnSync('bash', ['--version']).status === 0;

test.skipIf(!hasBash).each([
  [['ver'], 'verify'],
  [['help', 'exp'], 'explain export'],
  [['timestamp', ''], 'request accept'],
  [['timestamp', 'none'], ''],
  [['schema', ''], 'report'],
  [['completion', 'f'], 'fish'],
  [['analyze', '--input-format', 'bed'], 'bedrock'],
  [['analyze', '--seed', 'package.js'], ''],
  [['analyze', 'package.js'], 'package.json'],
  [['timestamp', 'accept', 'package.js'], 'package.json'],
  [['analyze', '--acc'], '--accounts --account-key'],
])('bash completes %j with %j', async (words, expected) => {
  const { stdout } = await runHydrometer(['completion', 'bash']);
  const script = `${stdout}\nCOMP_WORDS=(hydrometer "$@"); COMP_CWORD=$#; _hydrometer; echo "\${COMPREPLY[*]}"`;
  const { stdout: offered, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' });
  expect({ offered, stderr }).toEqual({ offered: `${expected}\n`, stderr: '' });
});
