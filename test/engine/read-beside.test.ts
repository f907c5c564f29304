import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBeside } from '../../src/engine/read-beside.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { logFolder } from './log-folder.js';

const event = (id: string, eventSource = 'bedrock.amazonaws.com') => ({
  eventVersion: '1.10',
  eventSource,
  requestID: id,
  sourceIPAddress: '203.0.113.18',
});

describe('readBeside', () => {
  it('takes the rows inside a row, and counts the row once', async () => {
    const delivery = { Records: [event('tide-1'), event('tide-2', 's3.amazonaws.com'), event('tide-3')] };
    const rows = [delivery, event('tide-4'), { Records: [event('tide-5', 's3.amazonaws.com')] }];
    const folder = logFolder({ 'trail.ndjson': rows.map((row) => `${JSON.stringify(row)}\n`).join('') });
    const request = { joinPaths: [join(folder, 'trail.ndjson')], bodyFolder: null, privateKeyPath: null };
    const { beside, tally } = await readBeside({ request, mixedSources: [], pieces: [], settings: DEFAULT_SETTINGS });
    expect(beside.partners.map(({ format, key }) => [format, key])).toEqual([
      ['bedrock', 'tide-1'],
      ['bedrock', 'tide-3'],
      ['bedrock', 'tide-4'],
    ]);
    expect(beside.partners[0]?.fields).toEqual({ sourceIPAddress: '203.0.113.18', userAgent: undefined });
    expect(tally.joinSources).toMatchObject([{ rows: 3, partners: 2, others: 1, rejects: 0 }]);
  });
});
