import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/hydrometer.js', import.meta.url));

export interface RunResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Sent when the first bytes of progress cannot be seen: after this many milliseconds. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly afterMs: number };
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
  child.stdin.end(input);
  if (interrupt !== undefined) setTimeout(() => child.kill(interrupt.signal), interrupt.afterMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
