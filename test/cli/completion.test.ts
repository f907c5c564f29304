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
