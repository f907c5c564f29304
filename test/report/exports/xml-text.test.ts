import { expect, test } from 'vitest';
import { createXmlWriter } from '../../../src/report/exports/xml-text.js';

test('marks of XML, and what has no width or turns text round, stand as references', () => {
  const xml = createXmlWriter();
  expect(xml.text('a<b> & "c"\n')).toBe('a&lt;b&gt; &amp; &quot;c&quot;&#10;');
  expect(xml.text('\u202eevil\u202c \u200bx\u2028')).toBe('&#8238;evil&#8236; &#8203;x&#8232;');
  expect(xml.dropped()).toBe(0);
});

test('what XML 1.0 forbids is left out and counted', () => {
  const xml = createXmlWriter();
  expect(xml.text('a\u0000b\u001bc')).toBe('abc');
  expect(xml.dropped()).toBe(2);
});
