import { expect, test } from 'vitest';
import { tallyBeside } from '../../src/engine/tally-beside.js';
import { NO_COMPLETION } from '../../src/record/completion.js';
import { packPartners } from './pack-partners.js';

const NOTHING_ASKED = {
  joined: {},
  unjoined: {},
  usedPartners: [],
  bodiesRead: 0,
  bodiesMissing: 0,
  unsealed: 0,
  unsealFailed: 0,
};
const TRACES = [packPartners(['t-1', 't-2', 't-3'].map((key) => ({ format: 'langfuse', kind: 0, key, fields: {} })))];

test('adds what the pieces asked for; a row that two pieces used is used once', () => {
  const asked = [
    { ...NOTHING_ASKED, joined: { langfuse: 2 }, unjoined: { langfuse: 1 }, usedPartners: [0, 2] },
    { ...NOTHING_ASKED, joined: { langfuse: 4 }, usedPartners: [2] },
  ];
  expect(tallyBeside(NO_COMPLETION, TRACES, asked).joins).toEqual([
    { format: 'langfuse', joinedCalls: 6, unjoinedCalls: 1, kinds: [{ title: 'Langfuse traces', rows: 3, unusedRows: 1 }] },
  ]);
});

test('a row in whose place another one is found was asked for when that one was', () => {
  const requests = [1, 2, 3].map((batch) => ({
    format: 'openai-batch',
    kind: 0,
    key: 'request-1',
    fields: { batch },
    isSole: true,
  }));
  const table = packPartners([...requests, { ...requests[0]!, key: 'request-2' }]);
  const asked = [{ ...NOTHING_ASKED, joined: { 'openai-batch': 1 }, usedPartners: [0, 1] }];
  expect(tallyBeside(NO_COMPLETION, [table], asked).joins[0]?.kinds).toMatchObject([{ rows: 4, unusedRows: 1 }]);
});

test('rows that no call asked for are told even when no call asked at all', () => {
  expect(tallyBeside(NO_COMPLETION, TRACES, []).joins).toMatchObject([{ joinedCalls: 0, kinds: [{ rows: 3, unusedRows: 3 }] }]);
});

test('a format without rows and without asking calls is left out', () => {
  expect(tallyBeside(NO_COMPLETION, [], [NOTHING_ASKED])).toEqual(NO_COMPLETION);
});

test('bodies and opened texts are told only where a folder and a key were given', () => {
  const asked = [{ ...NOTHING_ASKED, bodiesRead: 3, bodiesMissing: 1, unsealed: 2, unsealFailed: 1 }];
  expect(tallyBeside(NO_COMPLETION, [], asked)).toEqual(NO_COMPLETION);
  const bodies = { path: 'data', files: 4, sizeBytes: 90, listSha256: 'aa', read: 0, missing: 0 };
  expect(tallyBeside({ ...NO_COMPLETION, bodies, unsealed: { opened: 0, failed: 0 } }, [], asked)).toMatchObject({
    bodies: { ...bodies, read: 3, missing: 1 },
    unsealed: { opened: 2, failed: 1 },
  });
});
