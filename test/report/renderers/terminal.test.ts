import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../../src/report/inspection.js';
import {
  renderAccount,
  renderFinding,
  renderGroup,
  renderInspection,
  renderSummary,
} from '../../../src/report/renderers/index.js';
import { bakery } from '../bakery.js';

const { report, accounts } = bakery();
const [suspected, scaffold] = report.findings;
const [group] = report.clusters;
const [row] = accounts;
if (!suspected || !scaffold || !group || !row) throw new Error('the bakery has two findings, groups and accounts');

const HOSTILE = '\u001b[2J<b>\u202ex';
const inspection: Inspection = {
  schemaVersion: '1.0.0',
  completion: {
    joins: [{ format: 'langfuse', joinedCalls: 9, unjoinedCalls: 1, kinds: [{ title: 'Traces', rows: 4, unusedRows: 2 }] }],
    joinSources: [
      { path: `${HOSTILE}.jsonl`, sizeBytes: 2100, sha256: 'cd'.repeat(32), rows: 5, partners: 4, others: 1, rejects: 0 },
    ],
    bodies: { path: HOSTILE, files: 3, sizeBytes: 4200, listSha256: 'ef'.repeat(32), read: 2, missing: 1 },
    unsealed: { opened: 6, failed: 1 },
  },
  files: [
    {
      path: `logs/${HOSTILE}.ndjson`,
      sizeBytes: 5200,
      streamBytes: 5200,
      sha256: 'ab',
      compression: 'gzip',
      container: 'ndjson',
      formats: [
        {
          id: 'litellm',
          title: 'LiteLLM',
          rule: 'has call_type',
          rows: 12,
          share: 12 / 14,
          accountKey: 'user.id',
          accountKeyTrust: 'authenticated',
          identifiers: { authenticated: ['user.id'], observed: [HOSTILE], asserted: ['end_user'] },
          losses: ['text may be switched off by the proxy'],
          unread: ['response_cost', 'model_id'],
        },
      ],
      rows: 14,
      calls: 12,
      rejects: 2,
      duplicates: 0,
      skipped: 0,
      blanks: 1,
      firstUtc: '2026-03-02T07:14:00.000Z',
      lastUtc: null,
      damage: `cut near ${HOSTILE}`,
    },
  ],
  unread: [{ path: `logs/${HOSTILE}.txt`, code: 'E_INPUT_IGNORED', reason: `is ${HOSTILE}` }],
  calls: 12,
  unattributedCalls: 2,
  accounts: 3,
  callsPerAccount: { min: 1, median: 3, max: 6 },
  firstUtc: '2026-03-02T07:14:00.000Z',
  lastUtc: null,
  inputTokens: 4100,
  outputTokens: 900,
  callsWithText: 9,
  models: [{ model: HOSTILE, keptCalls: 10 }],
  keptCalls: 10,
  rejects: [{ code: 'E_ROW_JSON', count: 2, place: { file: HOSTILE, line: 4, byte: 1200, length: 7 }, reason: `got ${HOSTILE}` }],
  losses: [{ id: 'account-missing', count: 2, statement: 'Calls without an account', consequence: 'Not compared' }],
};

const TEXTS = [
  { name: 'inspection', render: (color: 0 | 1, width: number) => renderInspection(inspection, { color, width }) },
  {
    name: 'summary',
    render: (color: 0 | 1, width: number) => renderSummary(report, { color, width, caseDir: 'bakery\u001b[2J' }),
  },
  { name: 'finding', render: (color: 0 | 1, width: number) => renderFinding(suspected, { color, width }) },
  { name: 'group', render: (color: 0 | 1, width: number) => renderGroup(group, accounts, { color, width }) },
  {
    name: 'account',
    render: (color: 0 | 1, width: number) =>
      renderAccount({ ...row, account: '<img src=x onerror=alert(1)>' }, report, { color, width }),
  },
];

describe.each(TEXTS)('$name', ({ render }) => {
  test('has no control character but line ends when colour is off', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(render(0, 100)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e]/);
  });
  test('differs from its coloured form in colour only', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SGR sequences are ours
    expect(render(1, 100).replace(/\u001b\[\d+m/g, '')).toBe(render(0, 100));
    expect(render(1, 100)).not.toBe(render(0, 100));
  });
  test.each([40, 60, 80, 110])('stays within %i columns', (width) => {
    for (const line of render(0, width).split('\n')) expect([...line].length).toBeLessThanOrEqual(width);
  });
});

test('the summary says what was read, what was found and where the report is', () => {
  expect(renderSummary(report, { color: 0, width: 100, caseDir: 'bakery-case' })).toMatchInlineSnapshot(`
    "Inputs    2 files, 11 MB, litellm
    Time      2026-03-02 00:12 UTC to 2026-03-15 23:40 UTC
    Calls     9,812, 37 without an account
    Accounts  214, 169 with enough calls to compare
    Rejects   8 of 9,829 rows, and 2 rows of the files beside the logs; see rejects.ndjson

    2 groups of accounts behave alike; 1 is suspected of systematic extraction (12 accounts)

    Group  Accounts  Calls  Bits  Strength          Finding
    G-001        12    617  10.6  strong support    F-001 Consistent with systematic extraction
    G-002         9    699   4.2  moderate support  F-002 Shared prompt scaffold

    Report    bakery-case/report.html
    Explain   hydrometer explain bakery-case F-001
    "
  `);
});

test('an inspection says in how many rows a format was recognised', () => {
  // 12 of 14
  expect(renderInspection(inspection, { color: 0, width: 100 })).toContain(
    'recognised by: has call_type, in 12 of 14 rows (85.7 %)',
  );
});

test('an inspection says how many calls hold text and what was rejected first', () => {
  const text = renderInspection(inspection, { color: 0, width: 100 });
  // 9 of 12 − 2
  expect(text).toContain('90 % of the calls with an account hold a prompt');
  expect(text).toContain('2 × E_ROW_JSON');
});

test('an inspection says who vouches for the identifiers and what completed the calls', () => {
  const text = renderInspection(inspection, { color: 0, width: 200 });
  expect(text).toContain('  authenticated: user.id\n  observed on the wire: \\x1b[2J<b>');
  expect(text).toContain('  asserted by the caller or the application: end_user');
  expect(text).toContain('  known: text may be switched off by the proxy\n  not read: response_cost, model_id\n');
  expect(text).toContain(
    'What completed the calls\n  langfuse: 9 calls found a partner, 1 found none; Traces: 4 rows, 2 of them',
  );
  expect(text).toContain('SHA-256 cdcdcdcdcdcdcdcd…');
});

test('an inspection without anything beside the log says nothing of it', () => {
  const alone = { ...inspection, completion: { joins: [], joinSources: [], bodies: null, unsealed: null } };
  expect(renderInspection(alone, { color: 0, width: 100 })).not.toContain('completed');
});

test('the waterfall has a row for the prior, each family and the sum', () => {
  const lines = renderFinding(suspected, { color: 0, width: 80 }).split('\n');
  for (const start of ['Prior', 'Dealt from one queue', 'Breadth of subjects', 'SUM'])
    expect(lines.some((line) => line.startsWith(start) && /[█▒]/.test(line))).toBe(true);
  expect(lines.find((line) => line.startsWith('SUM'))).toMatch(/\+10\.6$/);
});

test('a finding names its places, the open explanations and the limits', () => {
  const text = renderFinding(suspected, { color: 0, width: 200 });
  const [quote] = suspected.evidence[0]?.quotes ?? [];
  expect(text).toContain(`${quote?.place.file}:${quote?.place.line} (byte `);
  expect(text).toContain("One company's workload: remains possible");
  expect(text).toContain('Limits');
  expect(text).toContain('What would change the conclusion');
});

test('a fact without evidence rows makes no claim of strength', () => {
  const text = renderFinding(
    { ...scaffold, evidence: [], strength: { bits: 0, words: 'no support', capBits: 11 } },
    { color: 0, width: 80 },
  );
  expect(text).toContain('it carries no bits of its own');
  expect(text).not.toContain('0.0 bits');
});

test('an account outside all groups is said to be tied to nothing', () => {
  expect(renderAccount({ ...row, account: 'baker-001', cluster: null }, report, { color: 0, width: 80 })).toContain(
    'In no group: nothing ties this account to others.',
  );
});

test('an account that comes near a suspected group is said not to be suspected', () => {
  const near = { ...row, account: 'baker-001', cluster: null, accused: false, near: 'G-002' };
  const text = renderAccount(near, report, { color: 0, width: 120 });
  expect(text).toContain('G-002: agrees with it, but not surely enough to be named; not suspected');
  expect(text).not.toContain('nothing ties this account to others');
});

describe('a group', () => {
  const look = { color: 0, width: 400 } as const;
  const bystanders = Array.from({ length: 12 }, (_, index) => ({
    ...row,
    account: `miller-${index}`,
    suspicionBits: index / 2,
    near: index === 11 ? 'G-404' : group.id,
  }));

  test('lists those who come near it, the nearest first, and says how many more there are', () => {
    expect(renderGroup(group, bystanders, look)).toMatch(
      /\nNear, not surely enough to be named: miller-10 \(5\.0\), miller-9 \(4\.5\), .*, miller-1 \(0\.5\) and 1 more in accounts\.ndjson\n/,
    );
  });

  test('that nobody comes near says nothing of it', () => {
    expect(renderGroup(group, accounts, look)).not.toContain('Near');
  });

  test('a group says at how many thresholds it came out, or that it did within a crowd alone', () => {
    expect(renderGroup({ ...group, stability: 1 }, accounts, look)).toContain(
      'came out in 100 % of the runs at other thresholds',
    );
    const hidden = renderGroup({ ...group, stability: 0 }, accounts, look);
    expect(hidden).toContain('came out within a crowd of such content alone');
    expect(hidden).not.toContain('thresholds');
  });
});

test('the summary of a small log says that its words are weaker; of a tiny one, that it cannot say', () => {
  const summaryOf = (logSize: NonNullable<typeof report.validation.logSize>) =>
    renderSummary({ ...report, validation: { ...report.validation, logSize } }, { color: 0, width: 200, caseDir: 'oven' });
  const small = summaryOf({ accounts: 64, kind: 'small', supportedBits: 6 });
  expect(small).toContain('suspected of systematic extraction');
  expect(small).toContain('Small log (64 accounts compared, 200 needed): default weights, measured elsewhere; weaker words');
  const tiny = summaryOf({ accounts: 9, kind: 'too-small', supportedBits: 3.2 });
  expect(tiny).toContain('Cannot say: 9 accounts could be compared, 20 are needed');
  expect(tiny).not.toContain('suspected of systematic extraction');
  expect(summaryOf({ accounts: 900, kind: 'large', supportedBits: 14 })).not.toMatch(/weaker|Cannot say/);
});

test('the summary says what to look at when no call names an account, and only then', () => {
  const look = { color: 0, width: 200, caseDir: 'oven' } as const;
  const accountKeys = [{ format: 'generic', expression: 'oven.id', trust: 'as chosen by the operator' }];
  const settings = { ...report.settings, accountKeys };
  const nobody = { ...report, settings, totals: { ...report.totals, accounts: 0, unattributedCalls: report.totals.calls } };
  expect(renderSummary(nobody, look)).toContain(
    'without an account: none holds `oven.id`; name what holds the account with --account-key',
  );
  expect(renderSummary({ ...nobody, totals: { ...nobody.totals, accounts: 1 } }, look)).toMatch(/without an account$/m);
});

test('the summary says when --accounts came to nothing, or holds columns that are not read, and only then', () => {
  const summaryOf = (change: Partial<NonNullable<typeof report.joins.accounts>>) => {
    const accounts = { ...report.joins.accounts!, rows: 20, joined: 18, ...change };
    return renderSummary({ ...report, joins: { ...report.joins, accounts } }, { color: 0, width: 200, caseDir: 'oven' });
  };
  expect(summaryOf({ joined: 0 })).toContain('of 0 accounts by 20 rows of --accounts\n');
  expect(summaryOf({ unreadColumns: ['created', 'org\x1b[31m'] })).toContain('columns not read: created, org\\x1b[31m\n');
  expect(summaryOf({})).not.toContain('--accounts');
});

test('the summary says when no ban of --facts is of an account in the log, and only then', () => {
  const summaryOf = (bans: number, bansJoined: number) => {
    const facts = { path: 'facts.json', bans, bansJoined, modelReleases: 0 };
    return renderSummary({ ...report, joins: { ...report.joins, facts } }, { color: 0, width: 200, caseDir: 'oven' });
  };
  expect(summaryOf(3, 0)).toMatch(/^Bans +3 bans in --facts, none of an account in the log$/m);
  expect([summaryOf(3, 1), summaryOf(0, 0)].join()).not.toContain('--facts');
});

test('the summary says when no call holds a text, and only then', () => {
  const look = { color: 0, width: 200, caseDir: 'oven' } as const;
  const mute = { ...report, totals: { ...report.totals, callsWithText: 0 } };
  expect(renderSummary(mute, look)).toMatch(/Text +none: no call holds a prompt/);
  expect(renderSummary(report, look)).not.toContain('no call holds a prompt');
});

test('a tie of 0 bits has no bar, and one that is hardly more has the shortest', () => {
  const [member] = group.accounts;
  const ties = [0, 0.04, 0.3, 9].map((bits, i) => ({ id: `t${i}`, title: `Tie ${i}`, bits, statement: 'seen' }));
  const tied = { ...report, clusters: [{ ...group, accounts: [{ ...member!, account: row.account, ties }] }] };
  const text = renderAccount({ ...row, cluster: group.id }, tied, { color: 0, width: 80 });
  const bars = text.split('\n').flatMap((line) => (line.startsWith('  Tie') ? [line.replaceAll(/[^█]/g, '').length] : []));
  expect(bars.slice(0, 3)).toEqual([0, 0, 1]);
});
