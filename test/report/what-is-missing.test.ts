import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { leftOut, whatIsMissing } from '../../src/report/what-is-missing.js';
import { bakery } from './bakery.js';

const { report } = bakery();
const missing = (change: Partial<Report>): string => whatIsMissing({ ...report, ...change }).join('\n');

describe('missing is', () => {
  test('registration data and facts when no file was given', () => {
    expect(missing({ joins: { ...report.joins, accounts: null, facts: null } })).toMatch(/No registration data.*\nNo facts file/);
    const facts = { path: 'facts.json', bans: 1, bansJoined: 1, modelReleases: 0 };
    expect(missing({ joins: { ...report.joins, accounts: null, facts } })).not.toContain('No facts file');
  });
  test('a loss that has a consequence, not one that was made good', () => {
    const loss = { id: 'x', count: 3, of: 12, statement: 'Calls without a time' };
    expect(missing({ losses: [{ ...loss, consequence: 'They are in no picture of time' }] })).toContain(
      'Calls without a time: 3 (25 %). They are in no picture of time.',
    );
    expect(missing({ losses: [{ ...loss, consequence: 'None: read again' }] })).not.toContain('Calls without a time');
  });
  test('a signal that could not be calibrated, with the reason', () => {
    const [signal] = report.validation.signals;
    const validation = { ...report.validation, signals: [{ ...signal!, title: 'Address', reason: 'too few pairs' }] };
    expect(missing({ validation })).toContain('Address weighs nothing here: too few pairs.');
  });
  test('no signal that is compared in groups only, since there it weighs', () => {
    const [signal] = report.validation.signals;
    const validation = { ...report.validation, signals: [{ ...signal!, title: 'Calls', reason: 'compared in groups only' }] };
    expect(missing({ validation })).not.toContain('Calls weighs nothing');
  });
});

describe('left out are', () => {
  test('accounts, calls and rows that could not be compared, each with its number', () => {
    const totals = {
      ...report.totals,
      accounts: 10,
      accountsCompared: 7,
      unattributedCalls: 2,
      rejects: 1,
      duplicates: 4,
      skipped: 1,
    };
    const words = leftOut({ ...report, totals }).join('\n');
    for (const part of [
      '3 accounts with too few calls',
      '2 calls without an account',
      '1 row that could not be read',
      '4 duplicate rows',
      '1 row that is no model call',
    ])
      expect(words).toContain(part);
  });
  test('names of operators, always', () => {
    expect(leftOut(report).at(-1)).toContain('Names of operators');
  });
});
