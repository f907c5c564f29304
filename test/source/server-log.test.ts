import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isServerLog } from '../../src/source/server-log.js';

describe('a server log is told by its first lines', () => {
  test.each([
    ['vLLM', 'INFO 10-01 18:43:27 logger.py:36] Received request cmpl-1: prompt: ...\n'],
    ['vLLM with the name of a process', '(APIServer pid=9) INFO 02-13 11:33:33 [logger.py:49] Received request\n'],
    ['vLLM behind the time of a container', '2026-03-02T07:14:09.1Z WARNING 03-02 07:14:09 [config.py:4] Casting\n'],
    ['uvicorn', 'INFO:     Started server process [7]\nINFO:     Waiting for application startup.\n'],
    ['uvicorn with the name of a process', '(APIServer pid=9) INFO:     Started server process [9]\n'],
    ['SGLang', '[2026-03-02 07:14:09] server_args=ServerArgs(a=1)\n[2026-03-02 07:14:10 TP0] Load weight begin.\n'],
    ['a banner between its lines', 'INFO 10-01 18:43:27 a.py:1] x\n  banner\nINFO 10-01 18:43:28 a.py:2] y\n'],
    ['JSON below its start', '[2026-03-02 07:14:09] x\n{"event":"request.received","rid":"r"}\n'],
  ])('%s', (_, text) => {
    expect(isServerLog(text)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['NDJSON', '{"line":"INFO 10-01 18:43:27 a"}\n'],
    ['a JSON array', '[\n{"a":1}\n]'],
    ['a CSV', 'id,line\n1,INFO:     x\n'],
    ['another logger', '2026-03-01 10:00:00,120 INFO started, ready\n'],
    ['Python’s own form', 'INFO:root:started\n'],
    ['prose about a log', 'The server wrote INFO 10-01 18:43 and stopped.\n'],
    ['mostly other lines', 'INFO:     Started\na\nb\nc\n'],
  ])('but not %s', (_, text) => {
    expect(isServerLog(text)).toBe(false);
  });

  test('it never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void isServerLog(text)));
  });
});
