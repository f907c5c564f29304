import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/renderers/html.js';
import { SCRIPT, SCRIPT_HASH } from '../../../src/report/renderers/html-script.js';
import { STYLE, STYLE_HASH } from '../../../src/report/renderers/html-style.js';
import type { Report } from '../../../src/report/report.js';
import { SECTIONS } from '../../../src/report/sections/index.js';
import { bakery, hostileStrings, poisoned } from '../bakery.js';

const { report, accounts } = bakery();
const page = renderHtml(report, accounts);

test('the policy names the hash of the style sheet that is in the page', () => {
  expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
  expect(page).toContain(`<style>${STYLE}</style>`);
  expect(page).toContain(`default-src 'none'; style-src '${STYLE_HASH}'`);
});

test('the policy names the hash of the only script that runs', () => {
  expect(SCRIPT_HASH).toBe(`sha256-${createHash('sha256').update(SCRIPT).digest('base64')}`);
  expect(page).toContain(`script-src '${SCRIPT_HASH}'`);
  expect(page.split(`<script>${SCRIPT}</script>`)).toHaveLength(2);
  expect(withoutOwnScript(page)).not.toMatch(/<script(?! type="application\/json" id=")/i);
});

test('the script sets text and never markup, and reaches for nothing outside', () => {
  expect(SCRIPT).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|import|http|cookie|storage/i,
  );
});

test('the page has no other script, no handler, no style attribute and nothing from elsewhere', () => {
  expect(withoutOwnScript(page)).not.toMatch(/<(img|iframe|object|embed|link|form|base|audio|video)\b/i);
  expect(tags(withoutOwnScript(page)).filter((tag) => /\s(on\w+|style)\s*=/i.test(withoutValues(tag)))).toEqual([]);
  expect(
    tags(page)
      .flatMap((tag) => [...tag.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, target]) => target))
      .filter((target) => !target?.startsWith('#')),
  ).toEqual([]);
  expect(STYLE).not.toMatch(/@import|url\((?!#)/);
});

test('a link leads to an element of the page, and an id occurs once', () => {
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
});

test('the same report gives the same bytes', () => {
  expect(renderHtml(bakery().report, bakery().accounts)).toBe(page);
});

test('no word says more than evidence can', () => {
  expect(textOf(page)).not.toMatch(/\b(proves?|proved|proven|confirm(s|ed)?|attackers?|guilty|fraudulent)\b/i);
});

test('the first page says what was examined, found, how strong, and what it cannot show', () => {
  for (const heading of ['What was examined', 'What was found', 'How strong it is', 'What it cannot show'])
    expect(page).toContain(`<h3>${heading}</h3>`);
  expect(textOf(page)).toContain('9,812 calls of 214 accounts in 2 files (11 MB)');
  expect(textOf(page)).toContain('1 group, with 12 accounts, is suspected of systematic extraction');
});

test('hostile text is shown and does nothing', () => {
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('\\x1b[31mFINDINGS: none');
  expect(page).toContain('\\u{202e}gnp.tsurc');
});

describe.each(SECTIONS)('section $id', (section) => {
  test('has a body for the bakery, and its heading is in the page', () => {
    expect(section.render({ report, accounts })).not.toBeNull();
    expect(page).toContain(`<h2 id="${section.id}-heading">${section.title}</h2>`);
  });
  test('survives a report in which nothing was found', () => {
    const body = section.render({ report: nothingFound(), accounts: [] });
    expect(body?.text ?? '').not.toMatch(/undefined|NaN|\[object/);
  });
  test.each(hostileStrings())('carries $name as text', ({ text }) => {
    const body = section.render({
      report: poisoned(report, text),
      accounts: accounts.slice(0, 3).map((row) => ({ ...row, account: text, models: [text] })),
    });
    const own = section.render({
      report: poisoned(report, 'x'),
      accounts: accounts.slice(0, 3).map((row) => ({ ...row, account: 'x', models: ['x'] })),
    });
    expect(tags(body?.text ?? '').map(withoutValues)).toEqual(tags(own?.text ?? '').map(withoutValues));
  });
});

test('a report of schema 1.0, without data of pictures, still renders', () => {
  const old = {
    ...report,
    schemaVersion: '1.0.0',
    thresholds: undefined,
    clusters: report.clusters.map(({ pictures: _, accounts: members, ...cluster }) => ({
      ...cluster,
      accounts: members.map(({ detail: __, ...member }) => member),
    })),
    validation: { ...report.validation, signals: report.validation.signals.map(({ weights: _, ...signal }) => signal) },
  } as unknown as Report;
  const html = renderHtml(old, accounts);
  expect(withoutOwnScript(html)).not.toMatch(/undefined|NaN/);
  expect(html).not.toContain('class="activity"');
});

test('what completed the calls from beside the log is told with its counts and hashes', () => {
  const joins: Report['joins'] = {
    ...report.joins,
    calls: [{ format: 'litellm', joinedCalls: 40, unjoinedCalls: 2, kinds: [{ title: 'answers', rows: 44, unusedRows: 4 }] }],
    files: [{ path: 'answers<b>.ndjson', sizeBytes: 900, sha256: 'e'.repeat(64), rows: 9, partners: 6, others: 2, rejects: 1 }],
    bodies: { path: 'stored', files: 7, sizeBytes: 2_000, listSha256: 'f'.repeat(64), read: 6, missing: 1 },
    unsealed: { opened: 5, failed: 3 },
  };
  const words = textOf(renderHtml({ ...report, joins }, accounts));
  expect(words).toContain('litellm: 40 calls found a partner, 2 found none; answers: 44 rows, 4 of them asked for by no call.');
  expect(words).toContain('answers&lt;b&gt;.ndjson: 900 bytes, 9 rows: 6 that complete calls, 2 of other kinds, 1 rejected.');
  expect(words).toContain('stored: 7 bodies (2.0 kB), 6 times read, 1 time not found or not readable.');
  expect(words).toContain('private key: 5 texts opened, 3 that the key does not open.');
});

test('every picture has a name and a description for readers who cannot see it, and every figure a caption', () => {
  const pictures = page.match(/<svg class="[^"]*" role="img"[^>]*>(?:<title>[^<]+<\/title><desc>[^<]+<\/desc>)?/g) ?? [];
  expect(pictures.length).toBeGreaterThan(30);
  for (const picture of pictures) expect(picture).toMatch(/aria-label="[^"]+"|<desc>/);
  for (const [figure] of page.matchAll(/<figure[\s>][\s\S]*?<\/figure>/g))
    expect(figure).toMatch(/<figcaption>[\s\S]{20,}<\/figcaption>/);
});

test('the pictures of the suspected group stand in the page', () => {
  for (const name of ['activity', 'graph', 'curves', 'null', 'tippett', 'bits-waterfall', 'strength', 'histogram'])
    expect(page).toContain(`<svg class="${name}" role="img"`);
  expect(page.match(/class="bridge"/g)).toHaveLength(1);
  expect(page.match(/class="ban"/g)).toHaveLength(1);
  expect(page.match(/class="release"/g)).toHaveLength(1);
  expect(textOf(page)).toContain('Name three uses of rye flour in a bakery and give one worked example.');
  expect(page).toContain('<mark>rye flour</mark>');
});

function nothingFound(): Report {
  return {
    ...report,
    findings: [],
    clusters: [],
    losses: [],
    method: [],
    accountsSummary: { accused: 0, inGroups: 0, callsPerAccount: null, suspicion: [] },
    joins: { accounts: null, facts: null, calls: [], files: [], bodies: null, unsealed: null },
    totals: { ...report.totals, firstUtc: null, lastUtc: null, rejects: 0 },
    validation: {
      ...report.validation,
      signals: [],
      falseAccusation: { ...report.validation.falseAccusation, upperBound: null },
    },
  };
}

function tags(html: string): readonly string[] {
  return html.match(/<\/?[a-zA-Z!][^>]*>/g) ?? [];
}

function withoutOwnScript(html: string): string {
  return html.replace(`<script>${SCRIPT}</script>`, '');
}

/** Names of a tag and its attributes only. */
function withoutValues(tag: string): string {
  return tag.replace(/"[^"]*"/g, '""');
}

function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(`<script>${SCRIPT}</script>`, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
}
