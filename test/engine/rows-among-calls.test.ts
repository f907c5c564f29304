import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoldRequest, FoldResult } from '../../src/engine/engine.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { SAMPLE_ROWS } from '../../src/source/sample.js';
import { logFolder } from './log-folder.js';

const { foldSources } = (await import(new URL('../../dist/engine/fold-sources.js', import.meta.url).href)) as {
  foldSources(request: FoldRequest): Promise<FoldResult>;
};

/** A row of the LLM log of a bakery's gateway. */
const llmLine = (call: number, number: number, request: string): string =>
  `${JSON.stringify({
    TimeGenerated: '2026-03-02T07:14:09Z',
    CorrelationId: `bake-${call}`,
    SequenceNumber: number,
    RequestMessages: request,
  })}\n`;
const gatewayLine = (call: number): string =>
  `${JSON.stringify({ CorrelationId: `bake-${call}`, ApimSubscriptionId: 'oven-2', CallerIpAddress: '203.0.113.5' })}\n`;

describe('rows among the calls that complete them', () => {
  /** One long call after more rows than a sample holds; part 1 of a call whose first row is missing. */
  const early = Array.from({ length: SAMPLE_ROWS + 1 }, (_, call) => llmLine(call, 0, 'Rye?')).join('');
  const long = llmLine(900, 0, '[{"role":"user","content":"Proof ') + llmLine(900, 1, 'the dough."}]');
  const folder = logFolder({ 'llm.ndjson': `${early}${long}${llmLine(901, 1, 'What came before is lost.')}` });
  const gateway = logFolder({ 'gateway.ndjson': gatewayLine(900) });
  const fold = (threads: number): Promise<FoldResult> =>
    foldSources({
      paths: [folder],
      settings: DEFAULT_SETTINGS,
      threads,
      beside: { joinPaths: [join(gateway, 'gateway.ndjson')], bodyFolder: null, privateKeyPath: null },
    });

  test('are found though no sample shows them, and those that nobody asks for are counted', async () => {
    const { beside, digest, sources, rejects } = await fold(1);
    expect(rejects).toEqual([]);
    expect(sources[0]).toMatchObject({ rows: SAMPLE_ROWS + 4, records: SAMPLE_ROWS + 2, skipped: 2 });
    expect(beside.joins).toEqual([
      {
        format: 'azure-apim',
        joinedCalls: 1,
        unjoinedCalls: SAMPLE_ROWS + 1,
        kinds: [
          { title: 'gateway logs of API Management', rows: 1, unusedRows: 0 },
          { title: 'later parts of long calls of API Management', rows: 2, unusedRows: 1 },
        ],
      },
    ]);
    expect(digest.losses.get('partner-missing')).toBe(SAMPLE_ROWS + 1);
    expect(digest.accounts.get('oven-2')).toMatchObject({ calls: 1, callsWithText: 1 });
  });

  test('are the same for any number of threads', async () => {
    const [one, two] = await Promise.all([fold(1), fold(2)]);
    expect(two.beside).toEqual(one.beside);
  });
});
