import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('vertex/sample.ndjson');
const first = rows[0] as Row;

describe('the request id', () => {
  it('is no id when the exporter rounded it', () => {
    const row = { ...first, request_id: 6.374205265901353e18 };
    const [record] = normaliseAll([row]).records;
    expect(record?.requestId).toBe('abcD');
    expect(record?.context.marks).toEqual(['number-rounded']);
  });

  it('may be a small number', () => {
    expect(normaliseAll([{ ...first, request_id: 4711 }]).records[0]?.requestId).toBe('4711');
  });
});

describe('the account', () => {
  it('is unknown when no path names a project', () => {
    const row = { ...first, endpoint: 'endpoints/1' };
    expect(normaliseAll([row]).records[0]?.account).toBeNull();
  });

  it('may be any other column', () => {
    const { records } = normaliseAll([first], { accountKey: 'endpoint' });
    expect(records[0]?.account).toBe('projects/lamp-room/locations/europe-west1/endpoints/1');
  });
});

describe('bodies', () => {
  it('in a list of one piece are read like whole ones', () => {
    const row = { ...first, full_request: null, request_payload: [JSON.stringify(first.full_request)] };
    expect(normaliseAll([row]).records[0]?.messages).toEqual([{ role: 'user', text: 'Which oil burns clearest?' }]);
  });

  it('that were not logged leave a call without text', () => {
    const row = { ...first, full_request: null, full_response: null };
    expect(normaliseAll([row]).records[0]).toMatchObject({ messages: [], response: null, status: 'unknown' });
  });

  it('that end early in a list of pieces are a problem of the row', () => {
    const row = { ...first, full_request: null, request_payload: ['{"contents":[{"role"'] };
    const [problem] = normaliseAll([row]).problems;
    expect(problem?.reason).toBe('expected JSON text in `request_payload`, got text that ends early or is no JSON');
  });
});
