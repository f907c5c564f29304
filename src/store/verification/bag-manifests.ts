import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Check, Difference } from '../../report/verification.js';
import { wordNumberOf } from '../../report/words.js';
import { DATA } from '../production/layout.js';
import { checked, compare } from './check.js';
import { type Inventory, readListedText, strangers } from './inventory.js';

const BAG_CHECK = { id: 'bag', title: 'Bag (RFC 8493)' };
const PAYLOAD_CHECK = { id: 'payload', title: 'Payload of the bag' };
const ALGORITHMS = ['sha256', 'sha512'] as const;
type Algorithm = (typeof ALGORITHMS)[number];
const WORDS: Readonly<Record<Algorithm, string>> = { sha256: 'SHA-256', sha512: 'SHA-512' };
const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
/** What the tag manifests of our bags list; a manifest that was taken out of them would go unnoticed otherwise. */
const TAG_FILES = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'];
/** They list the others, or are about them, so that nothing lists them. */
const UNLISTED = ['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt', 'tagmanifest-sha256.txt.sig', 'head.tsq', 'head.tsr'];

interface Listing {
  readonly name: string;
  readonly algorithm: Algorithm;
  /** Path → hash. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Tag files: there, listed by both tag manifests, and with the hashes that these say. */
export async function checkTagFiles(inventory: Inventory): Promise<Check> {
  const differences: Difference[] = [];
  const listings = await readListings(inventory, 'tagmanifest', differences);
  for (const { name, hashes } of listings)
    for (const file of TAG_FILES)
      if (!hashes.has(file)) differences.push({ file: name, expected: `a line for ${file}`, found: 'none' });
  differences.push(...(await compareHashes(inventory, listings)));
  const declaration = await readListedText(inventory, 'bagit.txt');
  if (declaration === null) differences.push({ file: 'bagit.txt', expected: 'the declaration of a bag', found: 'no file' });
  else if (declaration !== DECLARATION)
    differences.push({ file: 'bagit.txt', expected: 'BagIt-Version: 1.0 in UTF-8', found: 'other words' });
  const info = (await readListedText(inventory, 'bag-info.txt')) ?? '';
  differences.push(...compare('bag-info.txt', `Payload-Oxum: ${oxumOf(inventory)}`, oxumLine(info)));
  const known = new Set([...UNLISTED, ...listings.flatMap(({ hashes }) => [...hashes.keys()])]);
  const isPayload = (path: string): boolean => path === DATA || path.startsWith(`${DATA}/`);
  const foreign = strangers(inventory, (path) => known.has(path) || isPayload(path), isPayload);
  differences.push(...foreign);
  return checked(BAG_CHECK, 'declaration, Payload-Oxum, both tag manifests and the files they list', differences);
}

/** Payload: every file once in both manifests, with these hashes, and no other file. */
export async function checkPayload(inventory: Inventory): Promise<Check> {
  const differences: Difference[] = [];
  const listings = await readListings(inventory, 'manifest', differences);
  for (const { name, hashes } of listings)
    for (const path of hashes.keys())
      if (!path.startsWith(`${DATA}/`)) differences.push({ file: name, expected: 'paths of the payload', found: path });
  differences.push(...(await compareHashes(inventory, listings)));
  const payload = [...inventory.files.keys()].filter((path) => path.startsWith(`${DATA}/`));
  for (const path of payload) {
    const missing = listings.filter(({ hashes }) => !hashes.has(path)).map(({ name }) => name);
    if (missing.length > 0)
      differences.push({ file: path, expected: `a file that ${missing.join(' and ')} names`, found: 'a further file' });
  }
  differences.push(...emptyFolders(inventory), ...foldedTwins(payload));
  return checked(PAYLOAD_CHECK, `${wordNumberOf(payload.length, 'file')} compared by SHA-256 and SHA-512`, differences);
}

async function readListings(
  inventory: Inventory,
  kind: 'manifest' | 'tagmanifest',
  differences: Difference[],
): Promise<readonly Listing[]> {
  const listings: Listing[] = [];
  for (const algorithm of ALGORITHMS) {
    const name = `${kind}-${algorithm}.txt`;
    const text = await readListedText(inventory, name);
    if (text === null) differences.push({ file: name, expected: 'a manifest', found: 'no file' });
    else listings.push({ name, algorithm, hashes: parseListing(name, text, algorithm, differences) });
  }
  return listings;
}

/** Section 2.1.3: hash, white space, path; we write two spaces and need no escapes. */
function parseListing(name: string, text: string, algorithm: Algorithm, differences: Difference[]): ReadonlyMap<string, string> {
  const digits = algorithm === 'sha256' ? 64 : 128;
  const hashes = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') differences.push({ file: name, expected: 'a line end behind the last line', found: 'none' });
  for (const [i, line] of lines.entries()) {
    const [hash, path] = [line.slice(0, digits), line.slice(digits + 2)];
    const isLine = /^[0-9a-f]+$/.test(hash) && hash.length === digits && line.slice(digits, digits + 2) === '  ' && path !== '';
    if (!isLine || hashes.has(path))
      differences.push({
        file: `${name}:${i + 1}`,
        expected: 'a hash and the path of a file, each file once',
        found: line.slice(0, 200),
      });
    else hashes.set(path, hash);
  }
  return hashes;
}

/**
 * A path of a manifest opens nothing by itself: only what was found in the bag as a file is read. Where one manifest fits a file and
 * another does not, the manifest was changed.
 */
async function compareHashes(inventory: Inventory, listings: readonly Listing[]): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  const paths = new Set(listings.flatMap(({ hashes }) => [...hashes.keys()]));
  for (const path of [...paths].sort()) {
    const own = listings.filter(({ hashes }) => hashes.has(path));
    if (!inventory.files.has(path)) {
      differences.push({
        file: path,
        expected: `a file, as ${own.map(({ name }) => name).join(' and ')} says`,
        found: 'no file',
      });
      continue;
    }
    const found = await hashBoth(join(inventory.root, path));
    const isFitting = own.some(({ algorithm, hashes }) => hashes.get(path) === found[algorithm]);
    for (const { name, algorithm, hashes } of own) {
      const [listed, real] = [hashes.get(path), found[algorithm]].map((hash) => `${WORDS[algorithm]} ${hash}`) as [
        string,
        string,
      ];
      differences.push(
        ...(isFitting
          ? compare(name, `${path} with ${real}`, `${path} with ${listed}`, 'as its other hash fits')
          : compare(path, listed, real, `as ${name} says`)),
      );
    }
  }
  return differences;
}

async function hashBoth(location: string): Promise<Readonly<Record<Algorithm, string>>> {
  const hashes = { sha256: createHash('sha256'), sha512: createHash('sha512') };
  for await (const chunk of createReadStream(location)) for (const hash of Object.values(hashes)) hash.update(chunk as Buffer);
  return { sha256: hashes.sha256.digest('hex'), sha512: hashes.sha512.digest('hex') };
}

function oxumOf({ files }: Inventory): string {
  const sizes = [...files].filter(([path]) => path.startsWith(`${DATA}/`)).map(([, sizeBytes]) => sizeBytes);
  return `${sizes.reduce((sum, sizeBytes) => sum + sizeBytes, 0)}.${sizes.length}`;
}

function oxumLine(info: string): string {
  return info.split('\n').find((line) => line.startsWith('Payload-Oxum: ')) ?? 'no Payload-Oxum';
}

function emptyFolders({ files, folders }: Inventory): readonly Difference[] {
  return folders
    .filter((folder) => folder.startsWith(`${DATA}/`) && ![...files.keys()].some((path) => path.startsWith(`${folder}/`)))
    .map((file) => ({ file, expected: 'nothing of this name', found: 'an empty folder' }));
}

/** Section 5.1.3: names that some file systems cannot tell apart. */
function foldedTwins(paths: readonly string[]): readonly Difference[] {
  const known = new Map<string, string>();
  return paths.flatMap((path) => {
    const key = path.normalize('NFC').toLowerCase();
    const twin = known.get(key);
    known.set(key, path);
    return twin === undefined ? [] : [{ file: path, expected: 'names that differ in more than case', found: twin }];
  });
}
