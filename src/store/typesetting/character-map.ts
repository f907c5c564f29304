const FORMAT_SEGMENTS = 4;
const FORMAT_GROUPS = 12;
const LAST_BMP = 0xffff;

/**
 * Code points for which a font file has a glyph, from its table `cmap`: formats 4 and 12, which all fonts used here have.
 * @returns an empty set for a file without such a table
 * @see ISO/IEC 14496-22:2019, 5.2.1 (Open Font Format, cmap)
 */
export function readCharacterMap(font: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  const cmap = tableAt(font, 'cmap');
  if (cmap === null) return points;
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    const format = font.readUInt16BE(table);
    if (format === FORMAT_GROUPS) addGroups(font, table, points);
    else if (format === FORMAT_SEGMENTS) addSegments(font, table, points);
  }
  return points;
}

function tableAt(font: Buffer, tag: string): number | null {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  return null;
}

function addGroups(font: Buffer, table: number, points: Set<number>): void {
  const groups = font.readUInt32BE(table + 12);
  for (let i = 0; i < groups; i++) {
    const group = table + 16 + 12 * i;
    const last = font.readUInt32BE(group + 4);
    for (let point = font.readUInt32BE(group); point <= last; point++) points.add(point);
  }
}

function addSegments(font: Buffer, table: number, points: Set<number>): void {
  const size = font.readUInt16BE(table + 6);
  for (let i = 0; i < size; i += 2) {
    const end = font.readUInt16BE(table + 14 + i);
    const start = font.readUInt16BE(table + 16 + size + i);
    const delta = font.readUInt16BE(table + 16 + 2 * size + i);
    const offsetAt = table + 16 + 3 * size + i;
    const offset = font.readUInt16BE(offsetAt);
    for (let point = start; point <= end && point < LAST_BMP; point++) {
      const glyph = offset === 0 ? point + delta : font.readUInt16BE(offsetAt + offset + 2 * (point - start));
      if ((glyph & LAST_BMP) !== 0) points.add(point);
    }
  }
}
