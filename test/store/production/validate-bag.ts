import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Checks a bag by the words of RFC 8493 and nothing of ours. @returns what is wrong, in words */
export function validateBag(dir: string): readonly string[] {
  const faults: string[] = [];
  const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
  if (read('bagit.txt') !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') faults.push('bagit.txt');
  const payload = filesBelow(dir).filter((path) => path.startsWith('data/'));
  for (const algorithm of ['sha256', 'sha512']) {
    const manifest = parseManifest(read(`manifest-${algorithm}.txt`));
    if (JSON.stringify([...manifest.keys()]) !== JSON.stringify(payload))
      faults.push(`manifest-${algorithm}.txt: not every payload file once`);
    faults.push(...wrongHashes(dir, manifest, algorithm));
    const tags = parseManifest(read(`tagmanifest-${algorithm}.txt`));
    for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'])
      if (!tags.has(name)) faults.push(`tagmanifest-${algorithm}.txt: ${name} is missing`);
    faults.push(...wrongHashes(dir, tags, algorithm));
  }
  const octets = payload.reduce((sum, path) => sum + statSync(join(dir, path)).size, 0);
  const info = read('bag-info.txt');
  if (!info.includes(`Payload-Oxum: ${octets}.${payload.length}\n`)) faults.push('bag-info.txt: Payload-Oxum');
  if (!/^([A-Z][A-Za-z-]+: [^\n]+\n)+$/.test(info)) faults.push('bag-info.txt: not labels and values');
  if (new Set(payload.map((path) => path.normalize('NFC').toLowerCase())).size < payload.length)
    faults.push('paths equal under case folding');
  return faults;
}

/** With forward slashes, in code-unit order. */
export function filesBelow(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(dir, path)).isFile())
    .sort();
}

function parseManifest(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(line.indexOf('  ') + 2), line.slice(0, line.indexOf('  '))]),
  );
}

function wrongHashes(dir: string, manifest: ReadonlyMap<string, string>, algorithm: string): readonly string[] {
  const hashOf = (path: string): string =>
    createHash(algorithm)
      .update(readFileSync(join(dir, path)))
      .digest('hex');
  return [...manifest].filter(([path, hash]) => hashOf(path) !== hash).map(([path]) => `${path}: another ${algorithm}`);
}
