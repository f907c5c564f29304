import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PlannedAccount } from './cluster/build-population.js';

/** Rows as a LiteLLM gateway logs them, in the order in which the calls were made. */
export function litellmLines(accounts: readonly PlannedAccount[]): readonly string[] {
  const rows = accounts.flatMap(({ name, calls }) =>
    calls.map(({ atMs, text, system, model, userAgent, parameters, organisation }, index) => ({
      id: `call-${name}-${index}`,
      call_type: 'acompletion',
      status: 'success',
      prompt_tokens: 12,
      completion_tokens: 7,
      startTime: atMs! / 1_000,
      endTime: atMs! / 1_000 + 2,
      model,
      metadata: { user_api_key_user_id: name, user_agent: userAgent, ...(organisation && { user_api_key_org_id: organisation }) },
      messages: [...(system === undefined ? [] : [{ role: 'system', content: system }]), { role: 'user', content: text }],
      response: { choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'So it is done.' } }] },
      model_parameters: parameters ?? {},
    })),
  );
  return rows.sort((left, right) => left.startTime - right.startTime).map((row) => JSON.stringify(row));
}

/** A new temporary folder with these files; names that end in .gz are compressed. */
export function writeLogs(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-analyze-'));
  for (const [name, lines] of Object.entries(files)) {
    const text = lines.map((line) => `${line}\n`).join('');
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  }
  return folder;
}
