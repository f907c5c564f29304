import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/renderers/html.js';
import { STYLE, STYLE_HASH } from '../../../src/report/renderers/html-style.js';
import type { Report } from '../../../src/report/report.js';
import { SECTIONS } from '../../../src/report/sections/index.js';
import { bakery, hostileStrings } from '../bakery.js';

const { report, accounts } = bakery();
const page = renderHtml(report, accounts);

test('the policy names the hash of the style sheet that is in the page', () => {
  expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
  expect(page).toContain(`<style>${STYLE}</style>`);
  expect(page).toContain(`default-src 'none'; style-src '${STYLE_HASH}'`);
});

test('the page has no script, no handler, no style attribute and nothing from elsewhere', () => {
  expect(page).not.toMatch(/<(script|img|iframe|object|embed|link|form|base|audio|video)\b/i);
  expect(tags(page).filter((tag) => /\s(on\w+|style)\s*=/i.test(withoutValues(tag)))).toEqual([]);
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
      report: poisoned(text),
      accounts: accounts.slice(0, 3).map((row) => ({ ...row, account: text, models: [text] })),
    });
    const own = section.render({
      report: poisoned('x'),
      accounts: accounts.slice(0, 3).map((row) => ({ ...row, account: 'x', models: ['x'] })),
    });
    expect(tags(body?.text ?? '').map(withoutValues)).toEqual(tags(own?.text ?? '').map(withoutValues));
  });
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

/** Every text of the report that is not one of our own ids becomes the hostile one. */
function poisoned(text: string): Report {
  const keep = new Set(['id', 'kind', 'clusterId', 'findingIds', 'verdict', 'step', 'from', 'firstUtc', 'lastUtc', 'atUtc']);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return keep.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((each) => visit(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each, name)]));
  };
  return visit(report, '') as Report;
}

function tags(html: string): readonly string[] {
  return html.match(/<\/?[a-zA-Z!][^>]*>/g) ?? [];
}

/** Names of a tag and its attributes only. */
function withoutValues(tag: string): string {
  return tag.replace(/"[^"]*"/g, '""');
}

function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
}
