import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/renderers/html.js';
import type { AccountRow, Report } from '../../../src/report/report.js';
import { makeReport } from '../../bench/make-report.mjs';
import { bakery, hostileStrings, poisoned } from '../bakery.js';

const CHROMIUM = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));
/** What a large case may weigh: it is sent by mail and opened on a laptop. */
const MOST_BYTES = 15_000_000;

const { report, accounts } = bakery();
let folder: string;
let browser: Browser;

/** Everything the page tried that it must not: dialogs, requests, errors, and what the policy had to stop. */
interface Opened {
  readonly page: Page;
  readonly tried: string[];
}

async function open(html: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const path = join(folder, 'report.html');
  writeFileSync(path, html);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const tried: string[] = [];
  page.on('dialog', (dialog) => {
    tried.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('pageerror', (error) => tried.push(`error ${error.message}`));
  page.on('console', (message) => tried.push(`console ${message.text()}`));
  page.on('popup', () => tried.push('popup'));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(path).href) tried.push(`request ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.log(`stopped ${violatedDirective}`));
  });
  await page.goto(pathToFileURL(path).href);
  return { page, tried };
}

describe.skipIf(CHROMIUM === undefined)('report.html in a browser (skipped without CHROMIUM_PATH or /usr/bin/chromium)', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hydrometer-page-'));
    browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(hostileStrings())('$name: nothing runs, nothing leaves, nothing is even stopped', async ({ text }) => {
    const rows = Array.from({ length: 60 }, () => ({ ...accounts[0], account: text, models: [text] })) as AccountRow[];
    const { page, tried } = await open(renderHtml(poisoned(report, text), rows));
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    await page.locator('#accounts .pager button', { hasText: 'Next' }).click();
    await page.mouse.move(300, 300);
    expect(tried).toEqual([]);
    expect(await page.locator('#accounts tbody tr').count()).toBe(10);
    expect(await page.locator('img, iframe, object, embed, form, [onload], [onerror], [onmouseover]').count()).toBe(0);
    await page.context().close();
  });

  test('the watch sees what a page without escapes would do', async () => {
    const { page, tried } = await open('<!doctype html><body><img src="http://example.invalid/x.png"><script>alert(1)</script>');
    expect(tried.some((each) => each.startsWith('dialog'))).toBe(true);
    expect(tried.some((each) => each.startsWith('request'))).toBe(true);
    await page.context().close();
  });

  test('the policy stops a script that slipped into the page', async () => {
    const html = renderHtml(report, accounts).replace(
      '<main>',
      '<main><script>alert(1)</script><img src="http://example.invalid/x.png">',
    );
    const { page, tried } = await open(html);
    expect(tried.some((each) => each.startsWith('dialog'))).toBe(false);
    expect(tried.some((each) => each.includes('stopped script-src'))).toBe(true);
    expect(tried.some((each) => each.includes('stopped img-src'))).toBe(true);
    await page.context().close();
  });

  describe('a case of 28,000 accounts and 40 groups', () => {
    const big = makeReport() as { readonly report: Report; readonly accounts: readonly AccountRow[] };
    const html = renderHtml(big.report, big.accounts);
    const cell = '#accounts tbody tr:first-child th';

    test('weighs at most 15 MB', () => {
      expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES);
    });

    test('has all accounts to search and to turn', async () => {
      const { page, tried } = await open(html);
      const told = page.locator('#accounts .pager [role=status]');
      expect(await told.textContent()).toBe('1 to 50 of 28,000');
      const first = await page.locator(cell).textContent();
      await page.locator('#accounts .pager button', { hasText: 'Next' }).click();
      expect(await told.textContent()).toBe('51 to 100 of 28,000');
      await page.locator('#accounts .pager button', { hasText: 'Previous' }).click();
      expect(await page.locator(cell).textContent()).toBe(first);
      await page.locator('#accounts .pager input').fill('MILL-027999');
      expect(await told.textContent()).toBe('1 to 1 of 1');
      expect(await page.locator(cell).textContent()).toBe('mill-027999');
      await page.locator('#accounts .pager input').fill('no such account');
      expect(await told.textContent()).toBe('No row fits');
      expect(tried).toEqual([]);
      await page.context().close();
    });

    test('shows the first rows without script, and says where the others are', async () => {
      const { page } = await open(html, { javaScriptEnabled: false });
      expect(await page.locator('#accounts tbody tr').count()).toBe(50);
      expect(await page.locator('#accounts caption').textContent()).toContain('all rows are in accounts.ndjson');
      expect(await page.locator('.pager').count()).toBe(0);
      await page.context().close();
    });
  });

  test.each([360, 1280])('at %d pixels the page does not scroll sideways', async (width) => {
    const { page } = await open(renderHtml(report, accounts), { viewport: { width, height: 900 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
