import { expect, test } from 'vitest';
import { inputsChapter } from '../../../src/report/print/case-chapters.js';
import { renderHtml } from '../../../src/report/renderers/html.js';
import { renderMarkdown } from '../../../src/report/renderers/markdown.js';
import { bakery } from '../bakery.js';

const { report, accounts } = bakery();
const formats = [
  { id: 'oven', title: 'Oven <log>', documentation: 'the manual', losses: ['no caller'], unread: ['heat', 'tray.*'] },
];
const { formats: _, ...before } = report;

test('what is known of the exports stands in the page, on paper and in Markdown', () => {
  const told = { ...report, formats };
  const page = renderHtml(told, accounts);
  expect(page).toContain(
    '<p>Oven &lt;log&gt;</p><ul><li>no caller</li><li>not read, but an account key may name them: heat, tray.*</li>',
  );
  const paper = JSON.stringify(inputsChapter(told));
  expect(paper).toContain('no caller');
  expect(paper).toContain('as described by: the manual');
  expect(renderMarkdown(told)).toContain('### Known of these exports, whatever a log shows');
});

test('a report that was saved before says nothing of it', () => {
  for (const text of [renderHtml(before, accounts), JSON.stringify(inputsChapter(before)), renderMarkdown(before)])
    expect(text).not.toContain('Known of these exports');
});
