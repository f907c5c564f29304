import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UsageError } from '../../errors.js';
import type { PrintDocument } from '../../report/print/document.js';
import { type PrintFonts, typesetData } from '../../report/print/typeset-data.js';
import { type FoundFonts, findFonts, hasMainFont, MAIN_FAMILY } from './fonts.js';
import { TEMPLATE } from './template.js';

const COMPILER = '@myriaddreamin/typst-ts-web-compiler';
const MAIN = '/main.typ';
const CODE_FAMILY = 'Noto Sans Mono';
/** Numbers by which the compiler names a document with pages, PDF as its form, and messages with their place. */
const PAGED = 0;
const PDF = 1;
const FULL_DIAGNOSTICS = 3;

interface Typeset {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

export interface Typesetter {
  /** Same document, same packages: same bytes. */
  typeset(document: PrintDocument): Typeset;
}

/**
 * Loads Typst as WebAssembly: no files, no network, no fonts of the machine can be reached from there.
 * @throws {UsageError} E_TYPESETTER_MISSING when the optional packages are not installed
 */
export async function loadTypesetter(): Promise<Typesetter> {
  const require = createRequire(import.meta.url);
  const found = findFonts();
  const wasm = locate(require);
  if (wasm === null || !found.fonts.some(({ family }) => family === MAIN_FAMILY)) throw missing(wasm === null, found);
  const typst = await import('@myriaddreamin/typst-ts-web-compiler');
  typst.initSync({ module: readFileSync(wasm) });
  const builder = new typst.TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const path of found.fonts.flatMap(({ paths }) => paths)) await builder.add_raw_font(new Uint8Array(readFileSync(path)));
  const compiler = await builder.build();
  compiler.add_source(MAIN, TEMPLATE);
  const fonts = printFonts(found);
  return {
    typeset(document) {
      const world = compiler.snapshot(null, MAIN, [['data', typesetData(document, fonts)]]);
      try {
        assertTypeset(world.compile(PAGED, FULL_DIAGNOSTICS));
        const { result } = world.get_artifact(PDF, FULL_DIAGNOSTICS) as { readonly result: Uint8Array };
        const [pages] = JSON.parse(world.query(PAGED, '<pages>', 'value')) as [number];
        return { bytes: result, pages };
      } finally {
        world.free();
      }
    },
  };
}

/** Whether the packages are there, without loading them. */
export function canTypeset(): boolean {
  const require = createRequire(import.meta.url);
  return locate(require) !== null && hasMainFont(require);
}

/** The template is ours and text is data, so a refusal is our fault. */
function assertTypeset(outcome: unknown): void {
  const { hasError, diagnostics } = outcome as { readonly hasError: boolean; readonly diagnostics: unknown };
  if (hasError) throw new Error(`the template was refused: ${JSON.stringify(diagnostics)}`);
}

function locate(require: NodeJS.Require): string | null {
  try {
    return require.resolve(`${COMPILER}/wasm`);
  } catch {
    return null;
  }
}

function missing(isCompiler: boolean, { missing: fonts }: FoundFonts): UsageError {
  const names = [...(isCompiler ? [COMPILER] : []), ...fonts.map(({ package: name }) => name)];
  return new UsageError(
    'E_TYPESETTER_MISSING',
    `PDF: expected the optional packages of hydrometer, got none of ${names.join(', ')}; install again without --omit=optional, or choose HTML`,
  );
}

function printFonts({ fonts, missing: absent }: FoundFonts): PrintFonts {
  const families = fonts.map(({ family }) => family);
  const main = fonts.find(({ family }) => family === MAIN_FAMILY);
  return {
    families,
    codeFamilies: families.includes(CODE_FAMILY)
      ? [CODE_FAMILY, ...families.filter((family) => family !== CODE_FAMILY)]
      : families,
    glyphs: fonts.map(
      ({ points }) =>
        (point: number) =>
          points.has(point),
    ),
    drawingGlyphs: (point) => main?.points.has(point) ?? false,
    missing: absent,
  };
}
