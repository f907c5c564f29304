import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  checkCircles,
  checkForbiddenCalls,
  checkForms,
  checkFunctionLength,
  checkImportDirection,
  checkLength,
  checkNames,
  checkNodeImports,
  checkRegistries,
  type SourceFile,
} from './architecture-law.js';
import { splitSource } from './source-text.js';

function readFolder(name: string): readonly SourceFile[] {
  const folder = new URL(`../${name}/`, import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
}

const source = readFolder('src');
const tests = readFolder('test');

describe('the law of the tree', () => {
  test('there is something to check', () => {
    expect(source.length).toBeGreaterThan(50);
  });

  test('imports point back along the path, and stats stands under all', () => {
    expect(source.flatMap(checkImportDirection)).toEqual([]);
  });

  test('no file imports itself round a corner', () => {
    expect(checkCircles(source)).toEqual([]);
  });

  test('only the ends use Node’s modules', () => {
    expect(source.flatMap(checkNodeImports)).toEqual([]);
  });

  test('the middle knows no clock and no chance', () => {
    expect(source.flatMap(checkForbiddenCalls)).toEqual([]);
  });

  test('no file is longer than 300 lines', () => {
    expect([...source, ...tests].flatMap(checkLength)).toEqual([]);
  });

  test('no outermost function is longer than 60 lines', () => {
    expect(source.flatMap(checkFunctionLength)).toEqual([]);
  });

  test('there are no default exports, no any, no enums, and no classes but errors', () => {
    expect(source.flatMap(checkForms)).toEqual([]);
  });

  test('every file has a name that says something', () => {
    expect(source.flatMap(checkNames)).toEqual([]);
  });

  test('every member is in the index of its registry', () => {
    expect(checkRegistries(source)).toEqual([]);
  });

  test('every registry is tested', () => {
    const registries = source.filter(({ path }) => path.split('/').length === 3 && path.endsWith('/index.ts'));
    const untested = registries.filter(({ path }) => {
      const specifier = `src/${path.replace(/\.ts$/, '.js')}`;
      return !tests.some(({ text }) => text.includes(specifier));
    });
    expect(untested.map(({ path }) => path)).toEqual([]);
  });
});

describe('a breach is seen', () => {
  const file = (path: string, text: string): SourceFile => ({ path, text });

  test.each([
    ['an import of a later step', 'record/a.ts', "import { x } from '../account/x.js';"],
    ['a type import of a later step', 'account/signals/a.ts', "import type { X } from '../../link/link.js';"],
    ['a re-export of a later step', 'coverage/a.ts', "export * from '../report/report.js';"],
    ['an import over several lines', 'coverage/a.ts', "import {\n  a,\n  b,\n} from '../cluster/group.js';"],
    ['an import at run time', 'link/a.ts', "const x = await import('../finding/judge.js');"],
    ['a step that reaches for an end', 'cluster/a.ts', "import { x } from '../engine/engine.js';"],
    ['a step that reaches for the spine', 'report/a.ts', "import { analyze } from '../analyze.js';"],
    ['stats that reaches for a step', 'stats/a.ts', "import type { Account } from '../account/account.js';"],
    ['stats that reaches for the errors', 'stats/a.ts', "import { UsageError } from '../errors.js';"],
    ['a way out of src', 'report/a.ts', "import pkg from '../../package.json';"],
  ])('%s', (_, path, text) => {
    expect(checkImportDirection(file(path, text))).toHaveLength(1);
  });

  test.each([
    ['an earlier step', 'finding/a.ts', "import { x } from '../coverage/measure.js';"],
    ['its own step', 'record/formats/a.ts', "import { x } from '../zone.js';"],
    ['stats', 'account/a.ts', "import { median } from '../stats/median.js';"],
    ['the errors', 'source/a.ts', "import { InputError } from '../errors.js';"],
    ['a package', 'link/a.ts', "import Graph from 'graphology';"],
    ['a later step from an end', 'engine/a.ts', "import { x } from '../report/compose.js';"],
    ['a later step in a comment only', 'record/a.ts', "// import { x } from '../report/x.js';\nexport const y = 1;"],
  ])('but %s may be imported', (_, path, text) => {
    expect(checkImportDirection(file(path, text))).toEqual([]);
  });

  test.each([
    ["import { readFileSync } from 'node:fs';"],
    ["import fs from 'fs';"],
    ["import { readFile } from 'fs/promises';"],
    ["const os = await import('node:os');"],
  ])('Node in the middle: %s', (text) => {
    expect(checkNodeImports(file('link/a.ts', text))).toHaveLength(1);
    expect(checkNodeImports(file('engine/a.ts', text))).toEqual([]);
    expect(checkNodeImports(file('analyze.ts', text))).toEqual([]);
  });

  test.each([
    ['const x = Math.random();'],
    ['const x = Date.now();'],
    ['const x = new Date();'],
    ['const x = new Date;'],
    ['const x = Date();'],
    ['const x = performance.now();'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of a template is what is tested
    ['const x = `at ${Date.now()}`;'],
    ['const clock = Date.now;'],
    ['const quote = /[\'"]/; const x = Math.random();'],
  ])('clock or chance: %s', (text) => {
    expect(checkForbiddenCalls(file('cluster/a.ts', text))).toHaveLength(1);
    expect(checkForbiddenCalls(file('work/a.ts', text))).toEqual([]);
  });

  test.each([
    ['const x = new Date(atMs);'],
    ['const x = new Date(2020, 1);'],
    ['// never Math.random()'],
    ["const words = 'Date.now() and Math.random()';"],
    ['const x = toDate(1);'],
    ['const x: Date = y;'],
    ['/** Not `new Date()`. */ const x = 1 / 2; // Date.now()'],
  ])('no clock and no chance: %s', (text) => {
    expect(checkForbiddenCalls(file('cluster/a.ts', text))).toEqual([]);
  });

  test('a circle of two, of three, and through a type', () => {
    const a = file('link/a.ts', "import { b } from './b.js';");
    const b = file('link/b.ts', "import type { C } from './c.js';");
    const c = file('link/c.ts', "export { a } from './a.js';");
    const user = file('cluster/d.ts', "import { a } from '../link/a.js';");
    expect(checkCircles([a, b, c, user])).toHaveLength(3);
    expect(checkCircles([a, file('link/b.ts', "import { a } from './a.js';"), user])).toHaveLength(2);
    expect(checkCircles([a, b, user])).toEqual([]);
  });

  test('a file of 301 lines', () => {
    expect(checkLength(file('link/a.ts', 'x;\n'.repeat(301)))).toHaveLength(1);
    expect(checkLength(file('link/a.ts', 'x;\n'.repeat(300)))).toEqual([]);
  });

  test('a function of 61 lines', () => {
    const body = (lines: number) => `export function long(): void {\n${'  x();\n'.repeat(lines - 2)}}\n`;
    expect(checkFunctionLength(file('link/a.ts', body(61)))).toHaveLength(1);
    expect(checkFunctionLength(file('link/a.ts', body(60)))).toEqual([]);
  });

  test.each([
    ['export default 4;'],
    ['export { x as default };'],
    ['const x: any = 1;'],
    ['const x = y as any;'],
    ['function f(a: string, b: any[]) {}'],
    ['const x: Record<string, any> = {};'],
    ['export enum Colour { Red }'],
    ['namespace Old {}'],
    ['export class Engine {}'],
  ])('a form we do not use: %s', (text) => {
    expect(checkForms(file('link/a.ts', text))).toHaveLength(1);
  });

  test.each([
    ['export class RowError extends Error {}'],
    ['const any = 1;'],
    ['const x = list.any(1);'],
    ["const x = 'export default any';"],
    ['// any class is fine here'],
    ['const x = { any: 1, of: 2 };'],
  ])('a form we use: %s', (text) => {
    expect(checkForms(file('link/a.ts', text))).toEqual([]);
  });

  test('a name that says nothing, and one in another case', () => {
    expect(checkNames(file('link/utils.ts', ''))).toHaveLength(1);
    expect(checkNames(file('helpers/bits.ts', ''))).toHaveLength(1);
    expect(checkNames(file('link/linkBits.ts', ''))).toHaveLength(1);
    expect(checkNames(file('link/common-size.ts', ''))).toEqual([]);
  });

  test('a member that is not registered, an orphan, and a registry without index', () => {
    const index = file('link/ways/index.ts', "import { a } from './a.js';\nexport const WAYS = [a];");
    const member = (name: string) => file(`link/ways/${name}.ts`, `export const ${name}: Way = {\n  id: '${name}',\n};`);
    const made = file('link/ways/c.ts', "export const c = defineWay('c');");
    const type = file('link/ways/way.ts', 'export interface Way { readonly id: string }');
    const user = file('link/use.ts', "import { b } from './ways/b.js';\nimport type { Way } from './ways/way.js';");
    expect(checkRegistries([index, member('a'), type, user])).toEqual([]);
    expect(checkRegistries([index, member('a'), member('b'), type, user])).toEqual([
      'link/ways/b.ts is not in link/ways/index.ts',
    ]);
    expect(checkRegistries([index, member('a'), made])).toEqual(['link/ways/c.ts is not in link/ways/index.ts']);
    expect(checkRegistries([index, member('a'), type])).toEqual(['link/ways/way.ts is not in link/ways/index.ts']);
    expect(checkRegistries([member('a')])).toEqual(['link/ways has no index.ts']);
    expect(checkRegistries([file('link/rules/rule.ts', '')])).toEqual(['link/rules has no index.ts']);
    expect(checkRegistries([file('link/parts/part.ts', 'export function part() {}')])).toEqual([]);
  });
});

describe('comments and strings are told from code', () => {
  test('line numbers stay', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of a template is what is tested
    const text = "const a = 'x';\n/* two\nlines */\nconst b = `p${a + `q`}r`; // end\n";
    const { withoutComments, codeOnly } = splitSource(text);
    expect(withoutComments.split('\n').length).toBe(text.split('\n').length);
    expect(codeOnly.split('\n').length).toBe(text.split('\n').length);
  });

  test('code inside a template is code, text around it is not', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of a template is what is tested
    const { codeOnly } = splitSource('const b = `Math.random ${call({ a: 1 })} Date.now`; after();');
    expect(codeOnly).toContain('call({ a: 1 })');
    expect(codeOnly).toContain('after();');
    expect(codeOnly).not.toMatch(/Math|Date/);
  });

  test('a quote in a regular expression opens no string, a division no regular expression', () => {
    expect(splitSource("const a = /[/'\"]/.test(b); call('x');").codeOnly).toContain('call(');
    expect(splitSource("const a = b / c; const d = 'x' / 2; call();").codeOnly).toContain('call();');
  });

  test('an escaped quote does not end a string', () => {
    expect(splitSource("const a = 'it\\'s Date.now'; call();").codeOnly).not.toContain('Date');
  });
});
