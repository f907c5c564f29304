import { expect, test } from 'vitest';
import { markup } from '../../../src/report/renderers/markup.js';

test('what is put into a template is escaped, markup is not escaped twice, lists are joined, null is nothing', () => {
  const inner = markup`<b>${'a < b'}</b>`;
  expect(markup`<p>${inner}${null}${[inner, ' & ', 3]}</p>`.text).toBe('<p><b>a &lt; b</b><b>a &lt; b</b> &amp; 3</p>');
});
