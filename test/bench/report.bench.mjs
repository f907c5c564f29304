/**
 * Size of report.html of a large case and how fast a browser opens it. Nothing is asserted: machines differ. Build first; the browser
 * is CHROMIUM_PATH or /usr/bin/chromium.
 *
 *   node test/bench/report.bench.mjs [accounts] [groups]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { renderHtml, renderMarkdown } from '../../dist/report/renderers/index.js';
import { makeReport } from './make-report.mjs';

const [accounts = '28000', groups = '40'] = process.argv.slice(2);
const made = makeReport({ accounts: Number(accounts), groups: Number(groups) });
const html = timed('render html', () => renderHtml(made.report, made.accounts));
const markdown = timed('render markdown', () => renderMarkdown(made.report));
console.log(
  `report.json ${megabytes(JSON.stringify(made.report))}, report.html ${megabytes(html)}, markdown ${megabytes(markdown)}`,
);

const folder = mkdtempSync(join(tmpdir(), 'report-bench-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const path = join(folder, 'report.html');
  writeFileSync(path, html);
  for (let run = 0; run < 3; run++) await openOnce(path);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function openOnce(path) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const start = performance.now();
  await page.goto(pathToFileURL(path).href);
  const loaded = performance.now() - start;
  const paints = await page.evaluate(() =>
    performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
  );
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const search = page.locator('#accounts .pager input');
  const searching = performance.now();
  await search.fill('mill-027999');
  await page.locator('#accounts tbody tr').first().waitFor();
  const found = await page.locator('#accounts tbody tr').count();
  console.log(
    `opened in ${loaded.toFixed(0)} ms, first paint ${paints.map((at) => at.toFixed(0)).join()} ms, ${elements} elements, search ${(performance.now() - searching).toFixed(0)} ms (${found} row)`,
  );
  await page.close();
}

function timed(name, run) {
  const start = performance.now();
  const value = run();
  console.log(`${name} ${(performance.now() - start).toFixed(0)} ms`);
  return value;
}

function megabytes(text) {
  return `${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`;
}
