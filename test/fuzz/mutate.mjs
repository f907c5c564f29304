/** Pieces that have broken readers before, put in anywhere. */
const DICTIONARY = [
  '\n',
  '\r',
  '\r\n',
  '\0',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ';',
  '\t',
  '""',
  '\\u',
  '\\ud800',
  '\\udc00',
  '\ufeff',
  '\u2028',
  'NaN',
  '-Infinity',
  '1e999',
  '9007199254740993',
  '-0',
  'null',
  'true',
  '{"__proto__":1}',
  '"__proto__":',
  '[[[[[[[[',
  ']]]]]]]]',
  '}}}}}}}}',
  '\x1f\x8b\x08',
  'PK\x03\x04',
  'PAR1',
  '\x28\xb5\x2f\xfd',
  '\xff\xfe',
  '\xc3',
  '\xed\xa0\x80',
  ' ',
  '\x7f',
].map((text) => Buffer.from(text, 'latin1'));

const BYTES = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x0a, 0x22, 0x5c];

/** Between one and some changes of bytes, ranges and lines. */
export function mutateBytes(bytes, random) {
  let changed = Buffer.from(bytes);
  for (let left = 1 + random.below(random.pick([1, 2, 4, 16])); left > 0; left--) changed = random.pick(CHANGES)(changed, random);
  return changed;
}

const CHANGES = [
  function flipBit(bytes, random) {
    if (bytes.length > 0) bytes[random.below(bytes.length)] ^= 1 << random.below(8);
    return bytes;
  },
  function setByte(bytes, random) {
    if (bytes.length > 0) bytes[random.below(bytes.length)] = random.pick([...BYTES, random.below(256)]);
    return bytes;
  },
  function setNumber(bytes, random) {
    if (bytes.length < 4) return bytes;
    const at = random.below(bytes.length - 3);
    bytes.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0xffffffff, 0x10000, bytes.length]), at);
    return bytes;
  },
  function insert(bytes, random) {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), random.pick(DICTIONARY), bytes.subarray(at)]);
  },
  function cutOut(bytes, random) {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  function cutEnd(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function repeat(bytes, random) {
    const [from, to] = range(bytes, random);
    const part = bytes.subarray(from, to);
    const times = Math.min(1 + random.below(40), Math.floor(200_000 / Math.max(1, part.length)));
    return Buffer.concat([bytes.subarray(0, to), ...Array.from({ length: times }, () => part), bytes.subarray(to)]);
  },
  function shuffleLines(bytes, random) {
    const lines = bytes.toString('latin1').split('\n');
    for (let i = lines.length - 1; i > 0; i--) {
      const other = random.below(i + 1);
      [lines[i], lines[other]] = [lines[other], lines[i]];
    }
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  function duplicateLine(bytes, random) {
    const lines = bytes.toString('latin1').split('\n');
    const at = random.below(lines.length);
    lines.splice(random.below(lines.length), 0, lines[at]);
    return Buffer.from(lines.join('\n'), 'latin1');
  },
];

function range(bytes, random) {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(random.pick([4, 64, 4096])))];
}

/** Values that a format may not expect anywhere. */
const ODD = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\0',
  'x'.repeat(5000),
  '{"role":"user"}',
  '[',
  '2026-03-02T07:14:08Z',
  [],
  {},
  [[]],
  [null],
  { text: null },
  [{ type: 'text' }],
  { role: 7 },
  '\ud800',
  { __proto__: null },
];

/** Changes one place of a JSON value: takes a field out, replaces it, wraps it, writes it as text, moves it. */
export function mutateValue(value, random) {
  const copy = structuredClone(value);
  const places = [];
  collectPlaces(copy, places);
  if (places.length === 0) return copy;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const { holder, key } = random.pick(places);
    const kind = random.below(6);
    if (kind === 0) delete holder[key];
    else if (kind === 1) holder[key] = structuredClone(random.pick(ODD));
    else if (kind === 2) holder[key] = JSON.stringify(holder[key]) ?? '';
    else if (kind === 3) holder[key] = [holder[key]];
    else if (kind === 4) holder[key] = valueAt(random.pick(places));
    else holder[random.pick(['role', 'content', 'messages', 'response', 'id', 'constructor'])] = valueAt({ holder, key });
  }
  return copy;
}

/** A change before may have taken the place away. */
function valueAt({ holder, key }) {
  return Object.hasOwn(holder, key) ? structuredClone(holder[key]) : null;
}

function collectPlaces(value, places) {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    places.push({ holder: value, key });
    collectPlaces(value[key], places);
  }
}
