import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Signer, signatureName } from '../signature.js';
import { DATA, SIGNED_BY, TAG_MANIFEST } from './layout.js';

export interface BagFile {
  /** From the root of the bag, with forward slashes. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly md5: string;
  readonly sha256: string;
  readonly sha512: string;
}

export interface Bag {
  add(path: string, content: string | Uint8Array): Promise<BagFile>;
  /** Writes the tag files; nothing can be added after it. @returns the tag manifest, whose hash stands for the whole bag */
  close(info: readonly BagInfo[], signer?: Signer | null): Promise<BagFile>;
}

export type BagInfo = readonly [label: string, value: string];

const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
/** What a path inside a bag may consist of here: names are ours, never those of a log. */
const SAFE_PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** A BagIt 1.0 bag (RFC 8493) in a folder that is there already. Files are hashed on their way to the disk. */
export function createBag(folder: string): Bag {
  const payload = new Map<string, BagFile>();
  const tags: BagFile[] = [];
  const write = (path: string, content: string | Uint8Array): Promise<BagFile> => writeFile(folder, path, content);
  return {
    async add(path, content) {
      const key = path.toLowerCase();
      if (!SAFE_PATH.test(path) || !path.startsWith(`${DATA}/`) || payload.has(key))
        throw new Error(`no path for a bag: ${path}`);
      const file = await write(path, content);
      payload.set(key, file);
      return file;
    },
    async close(info, signer = null) {
      const files = inOrder([...payload.values()]);
      const octets = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      const signedBy: readonly BagInfo[] = signer === null ? [] : [[SIGNED_BY, signer.keyId]];
      const lines: readonly BagInfo[] = [...info, ...signedBy, ['Payload-Oxum', `${octets}.${files.length}`]];
      tags.push(await write('bagit.txt', BAGIT));
      tags.push(await write('bag-info.txt', lines.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('')));
      tags.push(await write('manifest-sha256.txt', manifest(files, 'sha256')));
      tags.push(await write('manifest-sha512.txt', manifest(files, 'sha512')));
      await write('tagmanifest-sha512.txt', manifest(inOrder(tags), 'sha512'));
      const text = manifest(inOrder(tags), 'sha256');
      if (signer !== null) await write(signatureName(TAG_MANIFEST), signer.sign(TAG_MANIFEST, text));
      return write(TAG_MANIFEST, text);
    },
  };
}

function inOrder(files: readonly BagFile[]): readonly BagFile[] {
  return [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Section 2.1.3: two spaces, and only LF, CR and % would have to be encoded; our paths have none. */
function manifest(files: readonly BagFile[], algorithm: 'sha256' | 'sha512'): string {
  return files.map((file) => `${file[algorithm]}  ${file.path}\n`).join('');
}

/** A second line could pass for another label. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

async function writeFile(folder: string, path: string, content: string | Uint8Array): Promise<BagFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  const file = await open(place, 'wx', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const hash = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  return { path, sizeBytes: bytes.length, md5: hash('md5'), sha256: hash('sha256'), sha512: hash('sha512') };
}
