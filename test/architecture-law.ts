import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { type SourceText, splitSource } from './source-text.js';

/** A file below src/, by its path from there, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The path that everything goes, in its order. */
export const STEPS = ['source', 'record', 'account', 'coverage', 'link', 'cluster', 'finding', 'report'] as const;

/** Folders that may touch the world. */
export const ENDS = ['source', 'work', 'store', 'engine', 'cli'] as const;

/** What every step may know: errors, the settings, lengths of time, and what a registry member says of itself. */
const SHARED_FILES = ['about.ts', 'durations.ts', 'errors.ts', 'options.ts'];

/** Files at the top that run the steps and may hand them the world. */
const SPINE = ['analyze.ts', 'index.ts'];

/** The plural folders of the design: each is the registry of its step. Other folders inside a step may hold parts. */
const REGISTRIES = ['containers', 'formats', 'signals', 'measures', 'tests', 'rules', 'explanations', 'sections', 'renderers'];

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|managers?|services?)$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const FORBIDDEN_CALLS: readonly (readonly [RegExp, string])[] = [
  [/\bMath\s*\.\s*random\b/, 'Math.random'],
  [/\bDate\s*\.\s*now\b/, 'Date.now'],
  [/\bnew\s+Date\s*(\(\s*\)|(?!\s*\())/, 'new Date() without arguments'],
  [/(?<!new\s)(?<![\w.])Date\s*\(/, 'Date() called without new'],
  [/\bperformance\s*\.\s*now\b/, 'performance.now'],
  [/\bcrypto\s*\.\s*(randomUUID|getRandomValues)\b/, 'crypto random values'],
];

/** 3. Imports point back along the path; stats stands under all. */
export function checkImportDirection({ path, text }: SourceFile): string[] {
  const from = folderOf(path);
  if (from === '' ? !SHARED_FILES.includes(path) : !isStep(from) && from !== 'stats') return [];
  return importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => join(dirname(path), specifier).replace(/\.js$/, '.ts'))
    .filter((target) => !mayImport(from, target))
    .map((target) => `${path} imports ${target}: imports point back along ${STEPS.join(' → ')}, and stats imports none of them`);
}

/** 4. Only the ends touch the world. */
export function checkNodeImports({ path, text }: SourceFile): string[] {
  if (isEnd(path) || SPINE.includes(path)) return [];
  return importsOf(text)
    .filter((specifier) => specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0]!))
    .map((specifier) => `${path} imports ${specifier}: only ${ENDS.join(', ')} may use Node’s modules`);
}

/** 4. No clock and no chance but through the settings. */
export function checkForbiddenCalls({ path, text }: SourceFile): string[] {
  if (isEnd(path)) return [];
  const { codeOnly } = split(text);
  return FORBIDDEN_CALLS.filter(([pattern]) => pattern.test(codeOnly)).map(
    ([, name]) => `${path} uses ${name}: give it the value instead`,
  );
}

export function checkLength({ path, text }: SourceFile): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > MAX_FILE_LINES ? [`${path} has ${lines} lines, more than ${MAX_FILE_LINES}`] : [];
}

/** Outermost functions, as the formatter sets them: from the first column to a brace in the first column. */
export function checkFunctionLength({ path, text }: SourceFile): string[] {
  const faults: string[] = [];
  let start = -1;
  let name = '';
  split(text)
    .codeOnly.split('\n')
    .forEach((line, number) => {
      const head = /^(?:export )?(?:async )?function\*? ?(\w+)/.exec(line);
      if (head !== null) [start, name] = [number, head[1]!];
      if (line.startsWith('}') && start >= 0) {
        const lines = number - start + 1;
        if (lines > MAX_FUNCTION_LINES) faults.push(`${path}: ${name} has ${lines} lines, more than ${MAX_FUNCTION_LINES}`);
        start = -1;
      }
    });
  return faults;
}

export function checkForms({ path, text }: SourceFile): string[] {
  const { codeOnly } = split(text);
  const faults: string[] = [];
  if (/\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/.test(codeOnly)) faults.push(`${path} has a default export`);
  if (/(?:[:<,|&(=]|\bas|\bextends|\bkeyof)\s*any\b(?!\s*[:(])/.test(codeOnly)) faults.push(`${path} uses the type any`);
  if (/^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?(?:enum|namespace)\s+\w/m.test(codeOnly))
    faults.push(`${path} has an enum or a namespace`);
  if (/\bclass\s+(?!\w*Error\b)[A-Z]\w*/.test(codeOnly)) faults.push(`${path} has a class that is no error`);
  return faults;
}

export function checkNames({ path }: SourceFile): string[] {
  const names = path.replace(/\.ts$/, '').split('/');
  const empty = names.filter((name) => EMPTY_NAMES.test(name)).map((name) => `${path}: "${name}" says nothing`);
  const other = names.filter((name) => !KEBAB_CASE.test(name)).map((name) => `${path}: "${name}" is not kebab-case`);
  return [...empty, ...other];
}

/** 1. A folder inside a step that holds members is a registry: it has an index, and no member is forgotten there. */
export function checkRegistries(files: readonly SourceFile[]): string[] {
  const folders = new Set(files.map(({ path }) => dirname(path)).filter((folder) => folder.includes('/')));
  const imported = new Set(files.flatMap((file) => targetsOf(file)));
  return [...folders].flatMap((folder) => checkRegistry(folder, files, imported));
}

function checkRegistry(folder: string, files: readonly SourceFile[], imported: ReadonlySet<string>): string[] {
  const members = files.filter(({ path }) => dirname(path) === folder && path !== `${folder}/index.ts`);
  const index = files.find(({ path }) => path === `${folder}/index.ts`);
  if (index === undefined) {
    const isRegistry = REGISTRIES.includes(folder.split('/')[1]!) || members.some(({ text }) => isMember(text));
    return isRegistry ? [`${folder} has no index.ts`] : [];
  }
  const registered = new Set(targetsOf(index));
  return members
    .filter(({ path, text }) => (isMember(text) ? !registered.has(path) : !imported.has(path)))
    .map(({ path }) => `${path} is not in ${folder}/index.ts`);
}

/** A member is an object with an id, written out or made by define…; other files of the folder are types and parts of members. */
function isMember(text: string): boolean {
  return /^export const \w+(?:: [A-Z]\w*)? = (?:\{\s*id:|define[A-Z]\w*\()/m.test(split(text).codeOnly);
}

/** Files below src/ that import each other in a circle, one list a circle; imports of types count, since a reader follows them too. */
export function checkCircles(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const next = [...(targets.get(from) ?? [])];
    for (let path = next.pop(); path !== undefined; path = next.pop()) {
      if (path === to) return true;
      if (!seen.has(path)) next.push(...(targets.get(path) ?? []));
      seen.add(path);
    }
    return false;
  };
  return files
    .map(({ path }) => path)
    .filter((path) => reaches(path, path))
    .map((path) => `${path} imports itself round a corner`);
}

function targetsOf({ path, text }: SourceFile): string[] {
  return importsOf(text).map((specifier) => join(dirname(path), specifier).replace(/\.js$/, '.ts'));
}

function importsOf(text: string): string[] {
  const { withoutComments } = split(text);
  const pattern = /(?:^|[;}\n])\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...withoutComments.matchAll(pattern)].map((match) => match[1] ?? match[2]!);
}

function mayImport(from: string, target: string): boolean {
  if (target.startsWith('..')) return false;
  const to = folderOf(target);
  if (from === 'stats') return to === 'stats';
  if (to === '') return SHARED_FILES.includes(target);
  if (to === 'stats') return true;
  if (from === '') return isStep(to);
  return isStep(to) && STEPS.indexOf(to) <= STEPS.indexOf(from as (typeof STEPS)[number]);
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

/** Splitting a file costs much more than any check of it. */
const splits = new Map<string, SourceText>();

function split(text: string): SourceText {
  const known = splits.get(text) ?? splitSource(text);
  splits.set(text, known);
  return known;
}

function isStep(folder: string): folder is (typeof STEPS)[number] {
  return (STEPS as readonly string[]).includes(folder);
}

function isEnd(path: string): boolean {
  return (ENDS as readonly string[]).includes(folderOf(path));
}
