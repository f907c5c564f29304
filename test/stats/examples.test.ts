import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectClose } from './reference.js';

const folder = new URL('../../src/stats/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

/** Printed digits in an example may be cut, not wrong. */
const PRINTED_DIGITS = 1e-9;

async function loadAll(): Promise<Record<string, unknown>> {
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>));
  return Object.assign({}, ...modules) as Record<string, unknown>;
}

function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  return new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope)) as unknown;
}

function plain(value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Uint32Array) : value;
}

describe.each(files)('src/stats/%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');

  test('gives in its doc comment an example that holds', async () => {
    const [, expression, value] = /@example (.+) \/\/ (.+?)(?: \([^()]+\))?$/m.exec(text) ?? [];
    expect(expression).toBeDefined();
    const scope = await loadAll();
    expectClose(plain(evaluate(expression!, scope)), evaluate(value!, scope), PRINTED_DIGITS);
  });

  test('exports one function, named as the file', async () => {
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    expect(Object.keys(module)).toHaveLength(1);
  });

  test('names its source', () => {
    expect(text).toContain(' * @see ');
  });

  test('has a test of its own', () => {
    expect(existsSync(new URL(file.replace(/\.ts$/, '.test.ts'), import.meta.url))).toBe(true);
  });
});
