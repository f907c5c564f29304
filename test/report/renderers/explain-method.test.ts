import { describe, expect, test } from 'vitest';
import { composeMethod } from '../../../src/report/method.js';
import { renderMethod } from '../../../src/report/renderers/explain-method.js';

const look = { color: false, width: 80 };

describe.each(composeMethod())('$step $id', (entry) => {
  test('is told with its source and weakness, within the width', () => {
    const text = renderMethod(entry, look);
    expect(text.replace(/\n(?!Kind)/, ' ')).toContain(`${entry.id}: ${entry.title}\nKind `);
    expect(text).toMatch(/\nSource {10}\S/);
    expect(text).toMatch(/\nWeakness {8}\S/);
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });
});

test('ids of methods are all different, so each can be asked for', () => {
  const ids = composeMethod().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what is not stated has no line, and text of a foreign case is escaped', () => {
  const [entry] = composeMethod();
  const text = renderMethod({ ...entry!, unit: '', weakness: 'a\u001b[31mb' }, look);
  expect(text).not.toContain('Unit');
  expect(text).toContain('A\\x1b[31mb');
});
