import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Certificate } from 'pkijs';
import { InputError } from '../../errors.js';
import { isSystemFault, systemWords } from '../../source/input-errors.js';
import { linkStats } from '../../source/path-stats.js';
import { exactBuffer } from './stamp-request.js';

/** Chosen: a bundle of all public roots has about 250 KB. */
const MAX_BUNDLE_BYTES = 4 * 1024 * 1024;
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

/**
 * Roots that the operator trusts, from a file with one or several certificates in PEM.
 * @throws {InputError} E_CA_UNREADABLE
 */
export function readCertificates(path: string): readonly Certificate[] {
  try {
    const stats = linkStats(path);
    if (stats === null || stats.size > MAX_BUNDLE_BYTES) throw unusable(path, stats === null ? 'no file' : 'too long a file');
    const blocks = readFileSync(path, 'latin1').split(BEGIN).slice(1);
    if (blocks.length === 0) throw unusable(path, 'none');
    return blocks.map((block) => {
      const { raw } = new X509Certificate(`${BEGIN}${block.slice(0, block.indexOf(END))}${END}`);
      return Certificate.fromBER(exactBuffer(raw));
    });
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw unusable(path, isSystemFault(cause) ? systemWords(cause) : 'a file that is none', cause);
  }
}

function unusable(path: string, found: string, cause?: unknown): InputError {
  return new InputError(
    'E_CA_UNREADABLE',
    `--ca: expected ${path} to hold certificates in PEM, got ${found}; give the roots that you trust`,
    {
      place: { file: path },
      cause,
    },
  );
}
