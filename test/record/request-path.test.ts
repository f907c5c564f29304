import { expect, test } from 'vitest';
import { requestPath } from '../../src/record/request-path.js';

test.each([
  ['https://api.example.test/v1/chat/completions?key=k-1', '/v1/chat/completions'],
  ['/v1/messages?beta=1', '/v1/messages'],
  ['/v1/messages', '/v1/messages'],
  ['https://api.example.test', 'https://api.example.test'],
  ['?key=k-1', null],
  ['', null],
  [7, '7'],
  [{ url: '/v1' }, null],
])('of %j the path is %j, without host and query', (url, path) => {
  expect(requestPath(url)).toBe(path);
});
