import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCharacterMap } from './character-map.js';

/** A family that comes with a package; files lie beside the package's entry or below its root. */
interface FontSource {
  readonly family: string;
  readonly package: string;
  /** What `require.resolve` finds in it. */
  readonly entry: string;
  /** From the entry. */
  readonly files: readonly string[];
  readonly scripts: string;
}

/** In the order in which a character looks for its glyph. */
const FONT_SOURCES: readonly FontSource[] = [
  {
    family: 'Noto Sans',
    package: '@embedpdf/fonts-latin',
    entry: '@embedpdf/fonts-latin',
    files: ['../fonts/NotoSans-Regular.ttf', '../fonts/NotoSans-Bold.ttf'],
    scripts: 'Latin, Greek, Cyrillic, Devanagari',
  },
  {
    family: 'Noto Naskh Arabic',
    package: '@embedpdf/fonts-arabic',
    entry: '@embedpdf/fonts-arabic',
    files: ['../fonts/NotoNaskhArabic-Regular.ttf', '../fonts/NotoNaskhArabic-Bold.ttf'],
    scripts: 'Arabic',
  },
  {
    family: 'Noto Sans Hebrew',
    package: '@embedpdf/fonts-hebrew',
    entry: '@embedpdf/fonts-hebrew',
    files: ['../fonts/NotoSansHebrew-Regular.ttf', '../fonts/NotoSansHebrew-Bold.ttf'],
    scripts: 'Hebrew',
  },
  {
    family: 'Noto Sans S Chinese',
    package: '@embedpdf/fonts-sc',
    entry: '@embedpdf/fonts-sc',
    files: ['../fonts/NotoSansHans-Regular.otf', '../fonts/NotoSansHans-Bold.otf'],
    scripts: 'Chinese, Japanese',
  },
  {
    family: 'Noto Sans Korean',
    package: '@embedpdf/fonts-kr',
    entry: '@embedpdf/fonts-kr',
    files: ['../fonts/NotoSansKR-Regular.otf', '../fonts/NotoSansKR-Bold.otf'],
    scripts: 'Korean',
  },
  {
    family: 'Noto Sans Mono',
    package: '@expo-google-fonts/noto-sans-mono',
    entry: '@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf',
    files: ['NotoSansMono_400Regular.ttf'],
    scripts: 'code and signs',
  },
  {
    family: 'Noto Emoji',
    package: '@expo-google-fonts/noto-emoji',
    entry: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
    files: ['NotoEmoji_400Regular.ttf'],
    scripts: 'emoji',
  },
];

/** Without it there is no page at all. */
export const MAIN_FAMILY = 'Noto Sans';

export interface Font {
  readonly family: string;
  readonly paths: readonly string[];
  readonly points: ReadonlySet<number>;
}

export interface FoundFonts {
  readonly fonts: readonly Font[];
  readonly missing: readonly { readonly package: string; readonly scripts: string }[];
}

/** Fonts of the packages that are installed. Fonts of the machine are never asked for: the bytes would depend on it. */
export function findFonts(): FoundFonts {
  const require = createRequire(import.meta.url);
  const fonts: Font[] = [];
  const missing: FoundFonts['missing'][number][] = [];
  for (const { family, package: name, entry, files, scripts } of FONT_SOURCES) {
    const folder = folderOf(entry, require);
    const paths = folder === null ? [] : files.map((file) => join(folder, file)).filter((path) => existsSync(path));
    const [regular] = paths;
    if (regular === undefined) missing.push({ package: name, scripts });
    else fonts.push({ family, paths, points: readCharacterMap(readFileSync(regular)) });
  }
  return { fonts, missing };
}

export function hasMainFont(require: NodeJS.Require): boolean {
  const main = FONT_SOURCES.find(({ family }) => family === MAIN_FAMILY);
  return main !== undefined && folderOf(main.entry, require) !== null;
}

function folderOf(entry: string, require: NodeJS.Require): string | null {
  try {
    return dirname(require.resolve(entry));
  } catch {
    return null;
  }
}
