import { expect, test } from 'vitest';
import { createPaint } from '../../../src/report/renderers/paint.js';
import { renderVerification } from '../../../src/report/renderers/verification-text.js';
import type { Verification } from '../../../src/report/verification.js';

const HOSTILE = '\u001b[2J<b>\u202ex';
const verification: Verification = {
  schemaVersion: '1.0.0',
  tool: { name: 'hydrometer', version: '0.1.0' },
  target: 'case',
  outcome: 'differs',
  checks: [
    {
      id: 'report',
      title: 'Report, manifest and custody log',
      outcome: 'differs',
      detail: 'inputs, settings, version and hashes of the report compared',
      differences: [{ file: HOSTILE, expected: `SHA-256 ${'ab'.repeat(32)}`, found: `SHA-256 ${'cd'.repeat(32)}` }],
    },
    { id: 'signature', title: 'Signature', outcome: 'not possible', detail: 'manifest.json is not signed', differences: [] },
  ],
};

test.each([40, 60, 80, 110])('a verification stays within %i columns of a terminal, in colour too', (width) => {
  for (const line of renderVerification(verification, createPaint(0), width).split('\n'))
    expect([...line].length).toBeLessThanOrEqual(width);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SGR sequences are ours
  expect(renderVerification(verification, createPaint(1), width).replace(/\u001b\[\d+m/g, '')).toBe(
    renderVerification(verification, createPaint(0), width),
  );
});

test('a verification has no control character but line ends when colour is off', () => {
  const text = renderVerification(verification, createPaint(0), 100).replaceAll('\n', '');
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('a verification keeps whole lines for programs that read it', () => {
  const lines = renderVerification(verification, createPaint(0), null).split('\n');
  expect(lines[0]).toBe(
    'differs       Report, manifest and custody log: inputs, settings, version and hashes of the report compared',
  );
  expect(lines[1]).toMatch(/^ {14}.*: expected SHA-256 (ab){32}, found SHA-256 (cd){32}$/);
  expect(lines.slice(2)).toEqual(['not possible  Signature: manifest.json is not signed', '', '1 difference', '']);
});
