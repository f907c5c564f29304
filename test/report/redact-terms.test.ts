import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTermsOf, namesWithTerms } from '../../src/report/redact-terms.js';
import { redactText } from '../../src/report/redact-text.js';

const redact = (text: string, ...terms: readonly (readonly [string, string?])[]) =>
  redactText(text, undefined, findTermsOf(terms.map(([term, reason]) => ({ text: term, reason: reason ?? null }))));

test('names of files and of shown accounts are asked for terms, hidden ones are not', () => {
  const member = (account: string, loggedAs?: string) => ({ account, ...(loggedAs && { loggedAs }) });
  const accounts = [member('ada-1'), member('ada-2'), member('u_7', 'arn:aws:iam::1:user/ada')];
  const report = { sources: [{ path: 'ada/march.ndjson' }, { path: 'april.ndjson' }], clusters: [{ accounts }, { accounts }] };
  const names = namesWithTerms(
    report as unknown as Parameters<typeof namesWithTerms>[0],
    (account) => account !== 'ada-2',
    findTermsOf([{ text: 'Ada', reason: null }]),
  );
  expect(names).toEqual(['ada/march.ndjson', 'ada-1', 'arn:aws:iam::1:user/ada']);
});

describe('terms that a person supplied', () => {
  test('are removed whatever their case, with their reason, and counted by place', () => {
    const { text, removals } = redact('Ask Ada Miller or ADA MILLER.', ['Ada Miller', 'NAME']);
    expect(text).toBe('Ask [R-TERM-NAME removed] or [R-TERM-NAME removed].');
    expect(removals).toEqual([
      { rule: 'term', reasonCode: 'R-TERM-NAME', start: 4, length: 10 },
      { rule: 'term', reasonCode: 'R-TERM-NAME', start: 18, length: 10 },
    ]);
  });

  test('stand as whole words where words stand apart, and anywhere where they do not', () => {
    expect(redact('The Adapter of Ada, Ada’s, (ada)', ['Ada']).text).toBe(
      'The Adapter of [R-TERM removed], [R-TERM removed]’s, ([R-TERM removed])',
    );
    expect(redact('请问李明在吗', ['李明']).text).toBe('请问[R-TERM removed]在吗');
    expect(redact('Кода Ада, Адаптер', ['ада']).text).toBe('Кода [R-TERM removed], Адаптер');
  });

  test('are found through unseen characters and full-width forms', () => {
    expect(redact('A\u200bda Mil\u00adler', ['Ada Miller']).text).toBe('[R-TERM removed]');
    expect(redact('\uff21da Miller', ['Ada Miller']).text).toBe('[R-TERM removed]');
  });

  test('are found over line breaks and any white space between their words', () => {
    expect(redact('Ask Ada\n\t Miller.', ['Ada Miller']).text).toBe('Ask [R-TERM removed].');
    expect(redact('Ask AdaMiller or Ada, Miller.', ['Ada Miller']).text).toBe('Ask AdaMiller or Ada, Miller.');
  });

  test('are removed where a report cut them, from four characters on', () => {
    expect(redact('The system prompt “Ask Ada Mil…”, and Ada M', ['Ada Miller', 'NAME']).text).toBe(
      'The system prompt “Ask [R-TERM-NAME removed]…”, and [R-TERM-NAME removed]',
    );
    expect(redact('Ask Ada', ['Ada Miller']).text).toBe('Ask Ada');
    expect(redact('Panada M', ['Ada Miller']).text).toBe('Panada M');
    expect(redact('Ask Ada Mills', ['Ada Miller']).text).toBe('Ask Ada Mills');
  });

  test('that overlap with what a rule finds are one removal', () => {
    expect(redact('write to ada@mill.example', ['ada@mill']).text).toBe('write to [R-EMAIL removed]');
  });

  test('keep places where small letters are longer than capital ones', () => {
    expect(redact('İİİ Ada', ['Ada']).text).toBe('İİİ [R-TERM removed]');
  });

  test('never remain as whole words, and texts without them stay as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Ada', 'rye', 'ADA', 'x', ',', ' ', '李')), (parts) => {
        const text = parts.join(' ');
        const { text: shown, removals } = redact(text, ['ada']);
        expect(shown).not.toMatch(/(^|[^\p{L}\p{N}])ada($|[^\p{L}\p{N}])/iu);
        if (!/ada/i.test(text)) expect({ shown, removals }).toEqual({ shown: text, removals: [] });
      }),
    );
  });
});
