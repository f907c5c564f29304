import { describe, expect, test } from 'vitest';
import { composeUnread, wordUnread } from '../../src/report/compose-unread.js';
import { renderHtml } from '../../src/report/renderers/html.js';
import { renderMarkdown } from '../../src/report/renderers/markdown.js';
import { renderSummary } from '../../src/report/renderers/summary.js';
import { bakery } from './bakery.js';

const ignored = (path: string) => ({ path, code: 'E_INPUT_IGNORED', reason: 'is a link; name it to read what it points to' });

describe('what was found and not read', () => {
  test('is listed in the order of the paths, up to 200, and counted', () => {
    const { files, listed } = composeUnread(
      Array.from({ length: 201 }, (_, i) => ignored(`oven/${String(200 - i).padStart(3, '0')}`)),
    );
    expect(files).toBe(201);
    expect(listed.length).toBe(200);
    expect([listed[0]?.path, listed[199]?.path]).toEqual(['oven/000', 'oven/199']);
  });

  test('stands on every form of the report as text, with the reason', () => {
    const { report, accounts } = bakery();
    const named = { ...report, unread: composeUnread([ignored('<b>crumbs</b>.txt')]) };
    const html = renderHtml(named, accounts);
    expect(html).toContain('1 file was found and not read.');
    expect(html).toContain('&lt;b&gt;crumbs&lt;/b&gt;.txt</bdi>: is a link');
    expect(renderMarkdown(named)).toContain('### Found and not read\n\n- `<b>crumbs</b>.txt`: is a link');
    expect(renderSummary(named, { color: 0, width: 100, caseDir: 'case' })).toContain('Not read  1 file; the report names it\n');
  });

  test('is not mentioned where everything was read, or an earlier version did not say', () => {
    const { report, accounts } = bakery();
    const whole = { ...report, unread: composeUnread([]) };
    expect([wordUnread(whole), wordUnread(report)]).toEqual([null, null]);
    for (const each of [whole, report]) {
      expect(renderHtml(each, accounts)).not.toContain('not read');
      expect(renderSummary(each, { color: 0, width: 100, caseDir: 'case' })).not.toContain('Not read');
    }
  });
});
