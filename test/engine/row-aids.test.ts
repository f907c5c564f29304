import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_BESIDE } from '../../src/engine/beside.js';
import { createAids } from '../../src/engine/row-aids.js';
import { packPartners } from './pack-partners.js';

const PARTNERS = [
  { format: 'ledger', kind: 0, key: 'k-1', fields: { who: 'ada' } },
  { format: 'ledger', kind: 1, key: 'k-1', fields: { where: 'quay' } },
  { format: 'other', kind: 0, key: 'k-1', fields: { who: 'bo' } },
];

test('partners are those of the format with the key, in the order of the inputs', () => {
  const aids = createAids({ ...EMPTY_BESIDE, partners: [packPartners(PARTNERS)] });
  expect(aids.partners('ledger', 'k-1')).toEqual([{ who: 'ada' }, { where: 'quay' }]);
  expect(aids.partners('other', 'k-1')).toEqual([{ who: 'bo' }]);
  expect(aids.partners('ledger', '__proto__')).toEqual([]);
});

test('what was asked for is counted until it is taken', () => {
  const aids = createAids({ ...EMPTY_BESIDE, partners: [packPartners(PARTNERS)] });
  aids.partners('ledger', 'k-1');
  aids.partners('ledger', 'k-1');
  aids.partners('ledger', 'k-2');
  expect(aids.take()).toMatchObject({ joined: { ledger: 2 }, unjoined: { ledger: 1 }, usedPartners: [0, 1] });
  expect(aids.take()).toEqual({
    joined: {},
    unjoined: {},
    usedPartners: [],
    bodiesRead: 0,
    bodiesMissing: 0,
    unsealed: 0,
    unsealFailed: 0,
  });
});

test('bodies are counted as read or missing', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hydrometer-aids-')), 'a.json');
  writeFileSync(file, 'Fog');
  const aids = createAids({
    ...EMPTY_BESIDE,
    bodies: { byPath: new Map([['a.json', file]]), byEnding: new Map() },
    maxBodyBytes: 100,
  });
  expect(aids.body('s3://store/a.json')).toEqual({ kind: 'text', text: 'Fog' });
  expect(aids.body('s3://store/b.json')).toEqual({ kind: 'missing' });
  expect(aids.take()).toMatchObject({ bodiesRead: 1, bodiesMissing: 1 });
});

test('without a key nothing counts as tried', () => {
  const aids = createAids(EMPTY_BESIDE);
  expect(aids.unseal({ key: '', iv: '', data: '' })).toEqual({ kind: 'no-key' });
  expect(aids.take()).toMatchObject({ unsealed: 0, unsealFailed: 0 });
});
