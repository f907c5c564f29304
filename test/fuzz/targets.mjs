import { deflateRawSync, gzipSync } from 'node:zlib';
import { checkFold } from './check-fold.mjs';
import { checkRead } from './check-read.mjs';
import { mutateBytes, mutateValue } from './mutate.mjs';
import { containerSeeds, formatIds, formatRows } from './seeds.mjs';

const ROWS = formatIds().map((id) => [id, formatRows(id)]);
const ALL_ROWS = ROWS.flatMap(([, rows]) => rows);

/** A target makes an input from a seed and checks it: one for each container and compression, one for each format, one over all formats. */
export const TARGETS = {
  ndjson: readTarget(containerSeeds('.ndjson')),
  'json-array': readTarget(containerSeeds('.json')),
  csv: readTarget(containerSeeds('.csv', '.tsv')),
  gzip: { make: either(mutated(containerSeeds('.gz')), inGzip), check: checkBoth },
  zstd: readTarget(containerSeeds('.zst')),
  zip: { make: either(mutated(containerSeeds('.zip')), inZip), check: checkBoth },
  parquet: readTarget(containerSeeds('.parquet')),
  'text-lines': readTarget(containerSeeds('.log')),
  ...Object.fromEntries(ROWS.filter(([, rows]) => rows.length > 0).map(([id, rows]) => [`format-${id}`, foldTarget(rows)])),
  formats: foldTarget(ALL_ROWS),
};

async function checkBoth(path, random) {
  await checkRead(path, random);
  await checkFold(path);
}

function foldTarget(rows) {
  return { make: (random) => mutatedRows(rows, random), check: checkFold };
}

function readTarget(seeds) {
  return { make: mutated(seeds), check: checkBoth };
}

function mutated(seeds) {
  return (random) => {
    const seed = random.pick(seeds);
    const other = random.pick(seeds);
    return mutateBytes(random.below(8) === 0 ? Buffer.concat([seed, other]) : seed, random);
  };
}

function either(left, right) {
  return (random) => (random.below(2) === 0 ? left : right)(random);
}

/** Damaged text in sound members. */
function inGzip(random) {
  const make = mutated(containerSeeds('.ndjson', '.csv', '.json'));
  const members = Array.from({ length: 1 + random.below(3) }, () => gzipSync(make(random)));
  return random.below(3) === 0 ? mutateBytes(Buffer.concat(members), random) : Buffer.concat(members);
}

function inZip(random) {
  return zipOf(mutated(containerSeeds('.ndjson', '.csv', '.gz'))(random));
}

/** A sound archive of one deflated member; its checksum is left out and so seen as damage. */
function zipOf(text) {
  const stored = deflateRawSync(text);
  const name = Buffer.from('a.ndjson');
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(stored.length, 14);
  fields.writeUInt32LE(text.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, stored]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

function mutatedRows(sound, random) {
  const rows = Array.from({ length: 1 + random.below(6) }, () => {
    const row = random.pick(sound);
    return random.below(4) === 0 ? row : mutateValue(row, random);
  });
  const text = Buffer.from(random.pick(WRITERS)(rows));
  return random.pick(WRAPPERS)(random.below(4) === 0 ? mutateBytes(text, random) : text);
}

const toLines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const WRITERS = [
  toLines,
  toLines,
  (rows) => toLines(rows).replaceAll('\n', '\r\n'),
  (rows) => toLines(rows).replaceAll('\n', '\r'),
  (rows) => `\ufeff${toLines(rows)}`,
  (rows) => JSON.stringify(rows),
  (rows) => JSON.stringify(rows, null, 1),
  (rows) => rows.map((row) => JSON.stringify(row, null, 1)).join('\n'),
  toCsv,
];
const plain = (text) => text;
const WRAPPERS = [plain, plain, gzipSync, zipOf];

/** As databases export tables: what is no text stands as JSON in its cell. */
function toCsv(rows) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (row, name) =>
    !Object.hasOwn(row, name) ? '' : typeof row[name] === 'string' ? row[name] : JSON.stringify(row[name]);
  const line = (cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
  return [line(names), ...rows.map((row) => line(names.map((name) => cell(row, name))))].join('\n');
}
