import { wordUnlisted } from '../compose-unread.js';
import { wordDocumented } from '../documented-words.js';
import { suspicionHistogram } from '../figures/suspicion-histogram.js';
import { GLOSSARY } from '../glossary.js';
import { type JoinLine, wordJoins } from '../join-words.js';
import { wordPlaces } from '../loss-words.js';
import type { AccountRow, Report } from '../report.js';
import { leftOut, whatIsMissing } from '../what-is-missing.js';
import { wordRows } from '../word-rows.js';
import { wordStanding } from '../word-standing.js';
import {
  capitalised,
  isSuspicion,
  wordBits,
  wordBytes,
  wordCount,
  wordKind,
  wordNumberOf,
  wordPeriod,
  wordShare,
  wordVerdict,
} from '../words.js';
import { bullets, code, heading, listed, numberColumn, paragraph, plain, strong, table } from './blocks.js';
import type { PrintBlock, PrintText } from './document.js';
import { printFigure } from './figure.js';

/** Accounts with the most bits; thousands more would say nothing on paper. */
const PRINTED_ACCOUNTS = 60;
const WIDE_PX = 620;

/** The defence in one place. */
export function againstChapter(report: Report): readonly PrintBlock[] {
  const suspected = report.findings.filter(isSuspicion);
  const rows = suspected.flatMap(({ id, explanations }) =>
    explanations
      .filter(({ verdict }) => verdict !== 'unlikely')
      .map(({ title, seen, verdict }) => [id, title, capitalised(seen), [strong(wordVerdict(verdict))]]),
  );
  const changes = [...new Set(suspected.flatMap(({ wouldChange }) => wouldChange))];
  return [
    heading(1, 'What speaks against the findings'),
    ...(suspected.length === 0
      ? [
          paragraph(
            'No group is suspected, so there is nothing to speak against. What was missing and what was left out still bears on how much that says.',
          ),
        ]
      : rows.length === 0
        ? [
            paragraph(
              'None of the innocent explanations that were tested remains open for a suspected group. “Unlikely” means that the log shows what the explanation does not predict; it never means impossible.',
            ),
          ]
        : [
            heading(2, 'Innocent explanations that remain open'),
            table(
              'Of suspected groups',
              [
                { title: 'Finding', parts: 1 },
                { title: 'Explanation', parts: 3 },
                { title: 'Seen', parts: 5 },
                { title: 'Outcome', parts: 2 },
              ],
              rows,
            ),
          ]),
    ...listed('What would change the conclusion', changes),
    heading(2, 'What was missing'),
    bullets(whatIsMissing(report)),
    heading(2, 'What was left out of this report, and why'),
    bullets(leftOut(report)),
  ];
}

export function groupsChapter({ clusters, findings }: Report): readonly PrintBlock[] {
  if (clusters.length === 0) return [heading(1, 'All groups'), paragraph('No accounts were found that behave alike.')];
  const rows = clusters.map(({ id, accounts, calls, firstUtc, lastUtc, stability }) => [
    id,
    wordCount(accounts.length),
    wordCount(calls),
    wordPeriod({ firstUtc, lastUtc }),
    stability === null ? 'not known' : wordShare(stability),
    findings
      .filter(({ clusterId }) => clusterId === id)
      .map((finding) => `${finding.id} ${wordKind(finding.kind)}`)
      .join(', ') || 'none',
  ]);
  return [
    heading(1, 'All groups'),
    paragraph('A group is a set of accounts that behave alike. Most groups are innocent: an app, a class, a company.'),
    table(
      'Groups, suspected or not',
      [
        { title: 'Group' },
        numberColumn('Accounts'),
        numberColumn('Calls'),
        { title: 'First to last call', parts: 3 },
        numberColumn('Stability'),
        { title: 'Findings', parts: 4 },
      ],
      rows,
    ),
  ];
}

export function accountsChapter({ accountsSummary, totals }: Report, accounts: readonly AccountRow[]): readonly PrintBlock[] {
  const { suspicion } = accountsSummary;
  const sorted = [...accounts].sort(
    (left, right) => right.suspicionBits - left.suspicionBits || (left.account < right.account ? -1 : 1),
  );
  return [
    heading(1, 'Accounts'),
    paragraph(
      `${wordNumberOf(totals.accounts, 'account')}, ${wordCount(totals.accountsCompared)} compared. Bits of one account alone are no finding.`,
    ),
    ...(suspicion.length === 0
      ? []
      : [
          {
            kind: 'figure',
            figure: printFigure(suspicionHistogram(suspicion), WIDE_PX),
            caption: 'How many accounts stand at how many bits; hatched: in suspected groups. Height is logarithmic.',
          } as const,
        ]),
    table(
      'Accounts by bits that tie them to a suspected group',
      [
        { title: 'Account', parts: 4 },
        numberColumn('Bits'),
        { title: 'Group' },
        numberColumn('Calls'),
        { title: 'First to last call', parts: 4 },
        { title: 'Models', parts: 3 },
      ],
      sorted.map((row) => [
        code(row.account),
        wordBits(row.suspicionBits),
        wordStanding(row),
        wordCount(row.calls),
        wordPeriod(row),
        row.models.join(', '),
      ]),
      { elsewhere: 'accounts.ndjson', printed: PRINTED_ACCOUNTS },
    ),
  ];
}

function unreadBlocks(unread: Report['unread']): readonly PrintBlock[] {
  if (unread === undefined || unread.files === 0) return [];
  const rest = wordUnlisted(unread);
  const items = unread.listed.map(({ path, reason }) => [strong(path), plain(`: ${reason}`)]);
  return [heading(2, 'Found and not read'), bullets(rest === null ? items : [...items, [plain(rest)]])];
}

function documentedBlocks(formats: Report['formats'] = []): readonly PrintBlock[] {
  if (formats.length === 0) return [];
  const blocks = formats.flatMap((format) => [
    paragraph([strong(format.title)]),
    bullets(wordDocumented(format).map((line) => [plain(line)])),
  ]);
  return [heading(2, 'Known of these exports, whatever a log shows'), ...blocks];
}

function joinItem({ name, text, sha256 }: JoinLine): PrintText {
  return [
    ...(name === null ? [] : [strong(name), plain(': ')]),
    plain(`${text}.`),
    ...(sha256 === null ? [] : [plain(' '), ...code(sha256)]),
  ];
}

export function inputsChapter(report: Report): readonly PrintBlock[] {
  const { sources, totals, unread, losses, settings, formats } = report;
  return [
    heading(1, 'Inputs and what they do not hold'),
    paragraph(`The hash is that of the file as stored. Rows of all files: ${wordRows(totals)}. A row may hold several calls.`),
    table(
      'Files in the order in which they were read',
      [
        { title: 'File and SHA-256', parts: 5 },
        numberColumn('Size'),
        { title: 'Format', parts: 2 },
        numberColumn('Rows'),
        numberColumn('Calls'),
        numberColumn('Rejected'),
      ],
      sources.map((source) => [
        [
          strong(source.path),
          plain(' '),
          ...code(source.sha256),
          ...(source.damage === undefined ? [] : [plain(` Not whole: ${source.damage}`)]),
        ],
        wordBytes(source.sizeBytes),
        source.formats.map(({ title }) => title).join(', '),
        wordCount(source.rows),
        wordCount(source.records),
        wordCount(source.rejects),
      ]),
    ),
    ...unreadBlocks(unread),
    heading(2, 'What was joined'),
    bullets(wordJoins(report).map(joinItem)),
    heading(2, 'Losses'),
    losses.length === 0
      ? paragraph('No loss was seen in the logs.')
      : table(
          'What is missing, and what follows from it',
          [{ title: 'Missing', parts: 3 }, numberColumn('Count'), numberColumn('Share'), { title: 'Consequence', parts: 4 }],
          losses.map(({ statement, count, of, consequence, places }) => [
            statement,
            wordCount(count),
            of > 0 ? wordShare(count / of) : '',
            consequence + wordPlaces(places),
          ]),
        ),
    ...documentedBlocks(formats),
    heading(2, 'Settings'),
    {
      kind: 'facts',
      facts: [
        ...settings.accountKeys.map(
          ({ format, expression, trust }) => [`Account key, ${format}`, `${expression} (${trust})`] as const,
        ),
        ['Seed', String(settings.seed)],
        ['Time zone', settings.timeZone],
        ['Zone assumed', settings.assumeTimeZone ?? 'none: times without a zone are unknown'],
      ],
    },
  ];
}

export function referenceChapters({ limits, thresholds = [] }: Report): readonly PrintBlock[] {
  return [
    heading(1, 'Limits'),
    bullets(limits),
    heading(1, 'Glossary'),
    table(
      'Words and numbers of this report',
      [
        { title: 'Term', parts: 2 },
        { title: 'Meaning', parts: 4 },
        { title: 'Direction', parts: 4 },
      ],
      GLOSSARY.map(({ term, means, direction }) => [[strong(term)], capitalised(means), direction]),
    ),
    ...(thresholds.length === 0
      ? []
      : [
          heading(1, 'Thresholds and their origin'),
          paragraph('Every number of the tool that decides something. None was set on the log of this report.'),
          table(
            '“Chosen” means that no measurement and no publication is named',
            [{ title: 'Threshold', parts: 3 }, numberColumn('Value'), { title: 'Basis' }, { title: 'Origin', parts: 5 }],
            thresholds.map(({ id, value, basis, origin }) => [code(id), value.replace(/-/g, '−'), basis, origin]),
          ),
        ]),
  ];
}
