import { strict as assert } from 'node:assert';
import { InputError } from '../../dist/errors.js';
import { openSources } from '../../dist/source/open.js';
import { readPiece } from '../../dist/source/read.js';
import { readPlaces } from '../../dist/source/read-places.js';
import { parseExactly } from '../../dist/source/wide-number.js';

/** Small, so that inputs of a few hundred bytes reach it. */
const MAX_RECORD_BYTES = 4096;

/**
 * Reads a file as the tool does and checks what must hold for any bytes: known errors only, every line a row, a reject or a blank, places
 * in order and inside the stream, the same rows however a file is cut, the same bytes at the places of rows.
 */
export async function checkRead(path, random) {
  const opened = await knownErrors(() => openSources([path]));
  if (opened === null) return;
  for (const source of opened.sources) {
    const pieces = opened.pieces.filter((piece) => piece.source === source.index);
    const whole = await knownErrors(() => readPieces(source, pieces));
    if (whole === null) continue;
    assert.equal(whole.lines, whole.rows.length + whole.rejects.length + whole.blanks, `${source.path}: lines`);
    assertPlaces(source, whole);
    await assertSameWhenCut(source, whole, random);
    await assertReadBack(source, whole, random);
  }
}

/** @returns null for an input that is refused in words */
export async function knownErrors(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    assert.match(error.code, /^E_[A-Z_]+$/);
    assert.match(error.message, /expected|cut or damaged|fits/, error.message);
    return null;
  }
}

async function readPieces(source, pieces) {
  const seen = { rows: [], rejects: [], blanks: 0, lines: 0, bytes: 0, places: [] };
  const sink = {
    row(value, place, flags) {
      assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), 'a row is an object');
      assert.ok(Number.isInteger(flags), 'flags are a whole number');
      seen.rows.push({ text: JSON.stringify(value), place: { ...place } });
      seen.places.push({ ...place });
    },
    reject({ place, code, reason }) {
      assert.match(code, /^E_/);
      assert.notEqual(reason, '');
      seen.rejects.push(`${place.byte} ${code}`);
      seen.places.push({ ...place });
    },
    blank(count) {
      seen.blanks += count;
    },
  };
  for (const piece of pieces) {
    const tally = await readPiece(source, piece, sink, { maxRecordBytes: MAX_RECORD_BYTES, checkKeys: true });
    seen.lines += tally.lines;
    seen.bytes += tally.bytes;
  }
  return seen;
}

function assertPlaces(source, { places, bytes }) {
  let last = 0;
  for (const { byte, length } of places) {
    assert.ok(byte >= last, `${source.path}: byte ${byte} stands behind byte ${last}`);
    assert.ok(byte + length <= bytes, `${source.path}: ${byte} + ${length} is beyond the stream of ${bytes} bytes`);
    last = byte;
  }
}

async function assertSameWhenCut(source, whole, random) {
  if (source.compression !== 'none' || source.member || !source.container.startsWith('ndjson') || source.sizeBytes === 0) return;
  const step = 1 + random.below(source.sizeBytes);
  const count = Math.ceil(source.sizeBytes / step);
  if (count > 200) return;
  const pieces = Array.from({ length: count }, (_, i) => ({
    index: i,
    source: source.index,
    startByte: i * step,
    endByte: Math.min(source.sizeBytes, (i + 1) * step),
  }));
  const cut = await readPieces(source, pieces);
  assert.deepEqual(
    cut.rows.map(({ text }) => text),
    whole.rows.map(({ text }) => text),
    `rows in pieces of ${step} bytes`,
  );
  assert.deepEqual(cut.rejects, whole.rejects, `rejects in pieces of ${step} bytes`);
  assert.equal(cut.lines, whole.lines, `lines in pieces of ${step} bytes`);
}

async function assertReadBack(source, { rows }, random) {
  if (rows.length === 0) return;
  const chosen = Array.from({ length: Math.min(3, rows.length) }, () => random.pick(rows));
  const bytes = await readPlaces(
    source,
    chosen.map(({ place }) => place),
  );
  if (source.container === 'csv') return;
  for (const [i, { text }] of chosen.entries())
    assert.equal(rowTextOf(source, bytes[i].toString()), text, 'the row at its place');
}

/** A line of a server log that is no JSON object is a row by itself. */
function rowTextOf({ container }, written) {
  if (container !== 'text-lines') return JSON.stringify(parseExactly(written));
  try {
    const value = parseExactly(written);
    if (written.startsWith('{') && typeof value === 'object') return JSON.stringify(value);
  } catch {}
  return JSON.stringify({ line: written });
}
