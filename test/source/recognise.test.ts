import { describe, expect, test } from 'vitest';
import { HEAD_BYTES } from '../../src/source/head.js';
import { recogniseContainer } from '../../src/source/recognise.js';

const recognise = (head: string): string => recogniseContainer('export', Buffer.from(head));

describe('the container is told by content', () => {
  test.each([
    ['objects on lines', '{"a":1}\n{"a":2}\n', 'ndjson'],
    ['a first line that was cut off at its start', 'er":"quay"}\n{"a":2}\n', 'ndjson'],
    ['a first line that was cut off at its end', '{"a":"qu\n{"a":2}\n', 'ndjson'],
    ['one object alone', '{"a":1}', 'ndjson'],
    ['an object longer than the head', `{"a":"${'x'.repeat(HEAD_BYTES)}`.slice(0, HEAD_BYTES), 'ndjson'],
    ['rows that are all damaged', '{"a":NaN}\n{"a":NaN}\n', 'ndjson'],
    ['an array among objects', '[1]\n{"a":1}\n', 'ndjson'],
    ['nothing', '', 'ndjson'],
    ['space', ' \n\n', 'ndjson'],
    ['an array', '[{"a":1}]', 'json-array'],
    ['an array over lines', '[\n{"a":1},\n{"a":2}\n]\n', 'json-array'],
    ['an object over lines', '{\n  "a": 1\n}\n', 'json-array'],
    ['an array behind a byte order mark', '\ufeff[{"a":1}]', 'json-array'],
    ['a header with commas', 'id,user name,created_at\n1,quay,2\n', 'csv'],
    ['a quoted header with tabs', '"id"\t"user.id"\n', 'csv'],
  ])('%s', (_, head, container) => {
    expect(recognise(head)).toBe(container);
  });

  test.each([
    ['log lines that hold commas', '2026-03-01 10:00:00,120 INFO started, ready\n'],
    ['one column', 'prompt\nhello\n'],
    ['a page', '<!doctype html>\n<title>quay, harbour</title>\n'],
    ['binary data', '\u0001\u0000\u0000,\u0000'],
  ])('%s is refused', (_, head) => {
    expect(() => recognise(head)).toThrow(expect.objectContaining({ code: 'E_FORMAT_UNKNOWN', exitCode: 3 }));
  });
});
