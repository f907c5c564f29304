import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** A check against one of the committed schemas of exchange formats: faults, none when it fits. */
export function shapeFaults(name: 'stix' | 'sarif', value: unknown): readonly string[] {
  const ajv = new Ajv2020({ allErrors: false, strict: false });
  formats.default(ajv);
  const text = readFileSync(new URL(`../../../fixtures/exports/${name}-shapes.schema.json`, import.meta.url), 'utf8');
  const validate = ajv.compile(JSON.parse(text));
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
