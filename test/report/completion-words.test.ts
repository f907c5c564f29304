import { describe, expect, test } from 'vitest';
import { wordCompletion } from '../../src/report/completion-words.js';
import { inputs } from '../../src/report/sections/inputs.js';
import { bakery } from './bakery.js';

const { report, accounts } = bakery();
const SAID = {
  calls: [
    { format: 'langfuse', joinedCalls: 1200, unjoinedCalls: 3, kinds: [{ title: 'Langfuse traces', rows: 40, unusedRows: 2 }] },
  ],
  files: [{ path: 'traces.jsonl', sizeBytes: 2100, sha256: 'cd', rows: 45, partners: 40, others: 4, rejects: 1 }],
  bodies: { path: 'data', files: 1, sizeBytes: 900, listSha256: 'ef', read: 2, missing: 1 },
  unsealed: { opened: 6, failed: 1 },
};

describe('wordCompletion', () => {
  test('says what was joined, from where, which bodies were read and what was opened', () => {
    expect(wordCompletion(SAID)).toEqual([
      {
        name: 'langfuse',
        text: '1,200 calls found a partner, 3 found none; Langfuse traces: 40 rows, 2 of them asked for by no call',
        sha256: null,
      },
      { name: 'traces.jsonl', text: '2.1 kB, 45 rows: 40 that complete calls, 4 of other kinds, 1 rejected', sha256: 'cd' },
      { name: 'data', text: '1 body (900 bytes), 2 times read, 1 time not found or not readable', sha256: 'ef' },
      { name: 'private key', text: '6 texts opened, 1 that the key does not open', sha256: null },
    ]);
  });

  test('says which rows of a file were rejected or odd, and why the file is not whole', () => {
    const file = {
      ...SAID.files[0]!,
      firstReject: { line: 7, byte: 300, code: 'E_ROW_JSON', reason: 'expected JSON, got a tide table' },
      oddRows: [{ kind: 'number-wide', rows: 2, firstLine: 9 }],
      damage: { code: 'E_INPUT_TRUNCATED', reason: 'expected gzip data, got half of it' },
    };
    expect(wordCompletion({ files: [file] })[0]?.text).toBe(
      '2.1 kB, 45 rows: 40 that complete calls, 4 of other kinds, 1 rejected, the first at line 7 (byte 300): expected JSON, got a tide ' +
        'table; 2 × Rows with a whole number beyond 2^53, first at line 9; not whole: expected gzip data, got half of it',
    );
  });

  test('does not tell unused rows where digests were joined', () => {
    const calls = [{ ...SAID.calls[0]!, kinds: [{ title: 'Langfuse traces', rows: 80, unusedRows: null }] }];
    expect(wordCompletion({ calls })[0]?.text).toBe('1,200 calls found a partner, 3 found none; Langfuse traces: 80 rows');
  });

  test('is empty for a report of a time when rows could not be completed', () => {
    expect(wordCompletion({})).toEqual([]);
  });
});

describe('the inputs of a report', () => {
  test('list what completed the calls', () => {
    const joined = { ...report, joins: { ...report.joins, ...SAID } };
    const text = inputs.render({ report: joined, accounts })?.text ?? '';
    expect(text).toContain('<li><bdi>traces.jsonl</bdi>: 2.1 kB, 45 rows');
    expect(text).toContain('<code class="hash">ef</code>');
  });

  test('of a report that was saved without these fields are rendered without them', () => {
    expect('calls' in report.joins).toBe(false);
    expect(inputs.render({ report, accounts })?.text).not.toMatch(/undefined|partner/);
  });
});
