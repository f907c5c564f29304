import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHydrometer } from './run-hydrometer.js';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-odd-'));
  log = join(folder, 'harbour.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A call of the generic format; `more` is JSON that is put behind its other fields as it is. */
const line = (id: number, more = ''): string =>
  `{"id":"tide-${id}","account":"pier-${id % 3}","time":"2026-03-02T07:${String(id % 60).padStart(2, '0')}:00Z","prompt":"Tide ${id}?"${more}}\n`;

const ODD = [
  ...[0, 1, 2, 3].map((id) => line(id)),
  line(4, ',"berth":9007199254740993'),
  line(5, ',"note":"half \\ud83d"'),
  line(6, ',"berth":1,"berth":2'),
  line(7, ',"note":"caf\ufffd"'),
  line(8, ',"berth":{"no":12345678901234567890}'),
].join('');

const lossesOf = (losses: readonly { id: string; count: number; of: number; places?: readonly { line: number }[] }[]) =>
  losses
    .filter(({ places }) => places !== undefined)
    .map(({ id, count, of, places }) => [id, count, of, places?.map((place) => place.line)]);

const WITHOUT_KEYS = [
  ['surrogate-lone', 1, 9, [6]],
  ['number-wide', 2, 9, [5, 9]],
  ['character-replaced', 1, 9, [8]],
];
const WITH_KEYS = [['keys-duplicate', 1, 9, [7]], ...WITHOUT_KEYS];

describe('rows that others may read otherwise', () => {
  test('are counted by inspect, with the first places', async () => {
    writeFileSync(log, ODD);
    const { stdout } = await runHydrometer(['inspect', log, '--json']);
    expect(lossesOf(JSON.parse(stdout).losses).sort()).toEqual([...WITH_KEYS].sort());
    const { stdout: text } = await runHydrometer(['inspect', log]);
    expect(text.replaceAll(/\s+/g, ' ').replaceAll(log, 'harbour.ndjson')).toContain(
      '2 × Rows with a whole number beyond 2^53 None: it is read by its digits; most readers of JSON round it and show other digits. First at harbour.ndjson:5, harbour.ndjson:9',
    );
  });

  test('stand in the report; fields that stand twice only when they were looked for, and the limits say so', async () => {
    writeFileSync(log, ODD);
    const analyze = async (out: string, ...words: string[]) => {
      expect((await runHydrometer(['analyze', log, '--out', join(folder, out), ...words])).exitCode).toBe(0);
      return JSON.parse(readFileSync(join(folder, out, 'report.json'), 'utf8'));
    };
    const plain = await analyze('plain');
    expect(lossesOf(plain.losses)).toEqual(WITHOUT_KEYS);
    expect(plain.limits.at(-1)).toContain('--check-keys');
    const checked = await analyze('checked', '--check-keys');
    expect(lossesOf(checked.losses)).toEqual(WITH_KEYS);
    expect(checked.limits.join(' ')).not.toContain('--check-keys');
    const page = readFileSync(join(folder, 'checked', 'report.html'), 'utf8');
    expect(page).toContain('another reader may show the first. First at ');
  });

  test('are told by digests as by logs, also joined, and digests made otherwise do not join', async () => {
    const digests = [1, 2].map((night) => join(folder, `${night}.digest`));
    for (const [i, digest] of digests.entries()) {
      const night = join(folder, `${i + 1}.ndjson`);
      writeFileSync(night, i === 0 ? ODD : ODD.replaceAll('tide-', 'ebb-'));
      await runHydrometer(['digest', night, '--check-keys', '-o', digest]);
    }
    const { stdout } = await runHydrometer(['inspect', ...digests, '--json']);
    const wide = JSON.parse(stdout).losses.find(({ id }: { id: string }) => id === 'number-wide');
    expect(wide).toMatchObject({ count: 4, of: 18 });
    expect(wide.places.map(({ file, line: at }: { file: string; line: number }) => [file.split('/').at(-1), at])).toEqual([
      ['1.ndjson', 5],
      ['1.ndjson', 9],
      ['2.ndjson', 5],
    ]);
    await runHydrometer(['digest', join(folder, '2.ndjson'), '-o', digests[1] as string]);
    const { exitCode, stderr } = await runHydrometer(['analyze', ...digests, '--out', join(folder, 'case')]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('expected checkKeys true');
  });

  test('a row that is a duplicate of another is counted among them: it is the row that is odd', async () => {
    writeFileSync(log, ODD + line(4, ',"berth":9007199254740993'));
    const { stdout } = await runHydrometer(['inspect', log, '--json']);
    const { losses, files } = JSON.parse(stdout);
    expect(files[0]).toMatchObject({ rows: 10, calls: 9, duplicates: 1 });
    expect(losses.find(({ id }: { id: string }) => id === 'number-wide')).toMatchObject({ count: 3, of: 10 });
  });
});

describe('ids that differ only beyond 2^53', () => {
  const wideLine = (id: string, account: string): string =>
    `{"id":${id},"account":${account},"time":"2026-03-02T07:00:00Z","prompt":"Tide?"}\n`;

  test('stay two calls and two accounts', async () => {
    writeFileSync(
      log,
      wideLine('9007199254740992', '12345678901234567890') + wideLine('9007199254740993', '12345678901234567891'),
    );
    const { stdout } = await runHydrometer(['inspect', log, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ calls: 2, accounts: 2, files: [{ duplicates: 0 }] });
  });

  test('and the same id is the same call', async () => {
    writeFileSync(log, wideLine('9007199254740993', '7') + wideLine('9007199254740993', '7'));
    const { stdout } = await runHydrometer(['inspect', log, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ calls: 1, accounts: 1, files: [{ duplicates: 1 }] });
  });

  test('in Vertex logs', async () => {
    const [row] = readFileSync('fixtures/formats/vertex/sample.ndjson', 'utf8').split('\n') as [string];
    const withId = (id: string): string => `${row.replace('"6374205265901353001"', id)}\n`;
    writeFileSync(log, withId('6374205265901353001') + withId('6374205265901353002'));
    const { stdout } = await runHydrometer(['inspect', log, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ calls: 2, files: [{ duplicates: 0 }] });
  });
});
