import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkStats, pathStats } from '../../src/source/path-stats.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-stats-'));
  writeFileSync(join(folder, 'loaf'), 'rye');
  symlinkSync('loaf', join(folder, 'link'));
  symlinkSync('round', join(folder, 'round'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a link is followed or looked at itself', () => {
  expect(pathStats(join(folder, 'link'))?.size).toBe(3);
  expect(linkStats(join(folder, 'link'))?.isSymbolicLink()).toBe(true);
});

test.each(['none', 'loaf/crumb'])('nothing lies at %s', (path) => {
  expect([pathStats(join(folder, path)), linkStats(join(folder, path))]).toEqual([null, null]);
});

test('what the system refuses to say is an input that cannot be read', () => {
  expect(() => pathStats(join(folder, 'round'))).toThrow(expect.objectContaining({ code: 'E_INPUT_UNREADABLE', exitCode: 3 }));
});
