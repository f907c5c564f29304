import { readFileSync } from 'node:fs';

/** From package.json, which lies above both dist/ and src/. */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
