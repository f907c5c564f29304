import { expect, test } from 'vitest';
import { addBeside } from '../../src/engine/add-beside.js';
import { type Completion, NO_COMPLETION } from '../../src/record/completion.js';

const JOIN_FILE = { path: 'traces.jsonl', sizeBytes: 9, sha256: 'aa', rows: 3, partners: 3, others: 0, rejects: 0 };
const BODIES = { path: 'data', files: 4, sizeBytes: 90, listSha256: 'bb', read: 3, missing: 1 };
const NIGHT: Completion = {
  joins: [
    { format: 'langfuse', joinedCalls: 2, unjoinedCalls: 1, kinds: [{ title: 'Langfuse traces', rows: 3, unusedRows: 1 }] },
  ],
  joinSources: [JOIN_FILE],
  bodies: BODIES,
  unsealed: { opened: 5, failed: 1 },
};

test('nothing added changes nothing', () => {
  expect(addBeside(NIGHT, NO_COMPLETION)).toEqual(NIGHT);
  expect(addBeside(NO_COMPLETION, NIGHT)).toEqual(NIGHT);
});

test('two nights with the same files beside them: calls are added, files stand once, unused rows cannot be told', () => {
  expect(addBeside(NIGHT, NIGHT)).toEqual({
    joins: [
      { format: 'langfuse', joinedCalls: 4, unjoinedCalls: 2, kinds: [{ title: 'Langfuse traces', rows: 6, unusedRows: null }] },
    ],
    joinSources: [JOIN_FILE],
    bodies: { ...BODIES, read: 6, missing: 2 },
    unsealed: { opened: 10, failed: 2 },
  });
});

test('two folders of bodies become one entry that both have a part in, whatever their order', () => {
  const other = { ...NIGHT, bodies: { ...BODIES, listSha256: 'cc' } };
  const { bodies } = addBeside(NIGHT, other);
  expect(bodies).toMatchObject({ path: 'data', files: 8, sizeBytes: 180, read: 6, missing: 2 });
  expect(bodies?.listSha256).toBe(addBeside(other, NIGHT).bodies?.listSha256);
  expect(bodies?.listSha256).not.toBe('bb');
});
