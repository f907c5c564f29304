import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../options.js';
import { FORMATS } from '../../record/formats/index.js';
import { isZone } from '../../record/zone.js';
import { type Manifest, manifestText } from '../manifest.js';

/** A manifest may come from anywhere: what is opened, run or counted by it is checked to the last field. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const path = z.string().max(4096);

const settingsShape = z.looseObject({
  seed: z.int().min(0).max(0xffff_ffff),
  timeZone: z.string().refine(isZone),
  accountKey: z.string().max(1000).nullable(),
  inputFormat: z.enum(FORMATS.map(({ id }) => id)).nullable(),
  assumeTimeZone: z.string().refine(isZone).nullable(),
  map: z.record(z.string(), z.string()),
  maxRecordBytes: z
    .int()
    .min(1)
    .max(512 * 1024 * 1024),
  maxRejects: z.number().min(0).max(1),
  checkKeys: z.boolean().default(DEFAULT_SETTINGS.checkKeys),
});

const manifestShape = z.looseObject({
  tool: z.literal('hydrometer'),
  version: z.string().max(40),
  settings: settingsShape,
  inputs: z.array(z.looseObject({ path, size: count, sha256, streamSha256: sha256 })),
  outputs: z.array(z.looseObject({ name: z.string().max(100), size: count, sha256 })),
  custody: z.looseObject({ entries: count, head: sha256 }).optional(),
  paths: z.array(path).optional(),
  supplied: z.array(z.looseObject({ role: z.enum(['accounts', 'facts', 'digest']), path, size: count, sha256 })).optional(),
  signedBy: sha256.nullable().optional(),
  sha256: sha256.optional(),
});

type ReadManifest =
  | { readonly manifest: Manifest; readonly fault: null }
  /** `manifest` is null when nothing of it can be used. */
  | { readonly manifest: Manifest | null; readonly fault: { readonly expected: string; readonly found: string } };

/** Parses a manifest and compares it with the hash of itself, so that a change of any byte shows. */
export function parseManifest(text: string): ReadManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { manifest: null, fault: { expected: 'JSON as hydrometer writes it', found: 'something else' } };
  }
  const parsed = manifestShape.safeParse(value);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return { manifest: null, fault: { expected: 'the fields of a manifest', found: `another shape at ${field}` } };
  }
  const manifest = value as Manifest;
  if (manifest.sha256 === undefined || manifestText(manifest) === text) return { manifest, fault: null };
  const own = (JSON.parse(manifestText(manifest)) as { readonly sha256: string }).sha256;
  const found = own === manifest.sha256 ? 'the same in another spelling' : `content with SHA-256 ${own}`;
  return { manifest, fault: { expected: `content with SHA-256 ${manifest.sha256}`, found } };
}
