import { describe, expect, test } from 'vitest';
import { renderGroup, renderMarkdown } from '../../../src/report/renderers/index.js';
import { publishedSigns } from '../../../src/report/sections/published-signs.js';
import { bakery } from '../bakery.js';

const { report } = bakery();
const [cluster, other] = report.clusters;

describe('the signs of a group', () => {
  const { text } = publishedSigns(cluster!);

  test('stand with their rate in the group, elsewhere and among such content, and what came of them', () => {
    for (const part of ['1 of 3 seen, 1 cannot be told from this log', '75 %', '2 %', '10 %', 'not seen', 'not known'])
      expect(text).toContain(part);
    expect(text).toContain('None of them is part of a decision');
  });

  test('show a quoted call with its place, and why the log cannot tell of the rest', () => {
    expect(text).toContain('<blockquote>');
    expect(text).toContain('Fail-over between pathways when turned away: the log marks no fall-back');
  });

  test('are told in the terminal and in Markdown too', () => {
    const terminal = renderGroup(cluster!, [], { color: false, width: 200 });
    expect(terminal).toContain('Published signs (never part of a decision)');
    expect(terminal).toContain('seen: Asks for the inner reasoning behind an answer. 9 of 12 members');
    expect(terminal).toContain('1 sign cannot be told from this log');
    expect(renderMarkdown(report)).toContain('#### Published signs');
  });
});

test('a report that was written before there were such rules shows none', () => {
  expect(other!.rules).toBeUndefined();
  expect(publishedSigns(other!).text).toBe('');
  expect(renderGroup(other!, [], { color: false, width: 80 })).not.toContain('Published signs');
});
