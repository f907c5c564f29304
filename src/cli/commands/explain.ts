import { UsageError } from '../../errors.js';
import { renderAccount } from '../../report/renderers/explain-account.js';
import { renderFinding } from '../../report/renderers/explain-finding.js';
import { renderGroup } from '../../report/renderers/explain-group.js';
import { renderMethod } from '../../report/renderers/explain-method.js';
import type { TextLook } from '../../report/renderers/summary.js';
import { wordNumberOf } from '../../report/words.js';
import { readCase, type SavedCase } from '../../store/read-case.js';
import { nearestWords } from '../nearest.js';
import { wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import { COLOR_WISHES, textLook } from '../terminal.js';
import type { CommandRequest } from './command-line.js';

const NEAREST = 3;

export async function runExplain({ words, raw, faults }: CommandRequest): Promise<number> {
  const [dir, id] = words;
  if (words.length !== 2 || words.includes(''))
    faults.add(
      `expected a case folder and one id of an account, group, finding or method, got ${words.length === 0 ? 'nothing' : wordWords(words)}`,
    );
  const color = wordOption(raw, 'color', COLOR_WISHES, faults) ?? 'auto';
  faults.assertNone();
  const saved = await readCase(dir as string);
  await printResult(explain(saved, dir as string, spelledOf(id as string, idsOf(saved)), textLook(color)));
  return 0;
}

/** The one id that differs in capitals or outer spaces only, where none is as written: `f-001`, or what a table was copied with. */
function spelledOf(id: string, known: readonly string[]): string {
  if (known.includes(id)) return id;
  const wanted = id.trim().toLowerCase();
  const same = known.filter((each) => each.toLowerCase() === wanted);
  return same.length === 1 ? (same[0] as string) : id;
}

/** Quoted, so that an empty one (of a variable that is not set) is seen. */
function wordWords(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(' ');
}

function explain({ report, accounts }: SavedCase, dir: string, id: string, look: TextLook): string {
  const account = accounts.find(({ account, loggedAs }) => account === id || loggedAs === id);
  if (account !== undefined) return renderAccount(account, report, look);
  const finding = report.findings.find((each) => each.id === id);
  if (finding !== undefined) return renderFinding(finding, look);
  const method = report.method.find((each) => each.id === id);
  if (method !== undefined) return renderMethod(method, look);
  const cluster = report.clusters.find((each) => each.id === id);
  if (cluster === undefined) throw unknownId(dir, id, { report, accounts });
  const findings = report.findings.filter(({ clusterId }) => clusterId === id);
  return [renderGroup(cluster, accounts, look), ...findings.map((each) => renderFinding(each, look))].join('\n');
}

function idsOf({ report, accounts }: SavedCase): readonly string[] {
  return [
    ...report.findings.map(({ id }) => id),
    ...report.clusters.map(({ id }) => id),
    ...report.method.map(({ id }) => id),
    ...accounts.flatMap(({ account, loggedAs }) => (loggedAs === undefined ? [account] : [account, loggedAs])),
  ];
}

function unknownId(dir: string, id: string, saved: SavedCase): UsageError {
  const near = nearestWords(id, idsOf(saved), NEAREST);
  const hint = near.length > 0 ? `nearest: ${near.join(', ')}` : `the case has ${wordContents(saved)}`;
  return new UsageError('E_ID_UNKNOWN', `${dir}: expected the id of an account, group, finding or method, got "${id}"; ${hint}`);
}

function wordContents({ report, accounts }: SavedCase): string {
  const findings = wordIds('finding', report.findings);
  const groups = wordIds('group', report.clusters);
  const [method] = report.method;
  const methods = wordNumberOf(report.method.length, 'method');
  return `${findings}, ${groups}, ${wordNumberOf(accounts.length, 'account')} and ${methods}${method === undefined ? '' : ` such as ${method.id}`}`;
}

function wordIds(noun: string, rows: readonly { readonly id: string }[]): string {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return `no ${noun}s`;
  return rows.length === 1 ? `${noun} ${first.id}` : `${noun}s ${first.id} to ${last.id}`;
}
