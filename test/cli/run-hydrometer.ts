import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/hydrometer.js', import.meta.url));

export interface RunResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** Standard input stays open, and the signal is sent as soon as something lies in the folder (the copy of standard input, say). */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly whenIn: string };
}

/** Spawns the built tool as a person's shell does, without colour. */
export function runHydrometer(
  words: readonly string[],
  { input = '', environment = {}, interrupt }: RunOptions = {},
): Promise<RunResult> {
  const child = spawn(process.execPath, [BIN, ...words], { env: { PATH: process.env.PATH, NO_COLOR: '1', ...environment } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => undefined);
  if (interrupt === undefined) child.stdin.end(input);
  else {
    child.stdin.write(input);
    const watch = setInterval(() => {
      if (readdirSync(interrupt.whenIn).length === 0) return;
      clearInterval(watch);
      child.kill(interrupt.signal);
    }, 20);
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
