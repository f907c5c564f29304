import { describe, expect, test } from 'vitest';
import { findRegistration, type Registration, type RegistrationRow, sideFileName } from '../../src/account/registration.js';

const row = (plan: string): RegistrationRow => ({
  createdAtMs: null,
  plan,
  country: null,
  emailDomain: null,
  paymentHash: null,
  organisation: null,
});

const arn = 'arn:aws:iam::210987654321:user/bakery/anna';
const registration: Registration = {
  path: 'accounts.csv',
  rows: 3,
  invalidRows: 0,
  missingColumns: [],
  byAccount: new Map([
    ['anna', row('crumb')],
    ['bert', row('crust')],
    ['arn:aws:iam::210987654321:user/bert', row('whole')],
  ]),
};

describe('findRegistration', () => {
  test('finds an account by its own name', () => {
    expect(findRegistration(registration, 'bert')?.plan).toBe('crust');
  });

  test('finds an ARN by the user it names, and by itself first', () => {
    expect(findRegistration(registration, arn)?.plan).toBe('crumb');
    expect(findRegistration(registration, 'arn:aws:iam::210987654321:user/bert')?.plan).toBe('whole');
  });

  test('finds nothing for a stranger, nor without a file', () => {
    expect(findRegistration(registration, 'cora')).toBeNull();
    expect(findRegistration(registration, 'shop/anna')).toBeNull();
    expect(findRegistration(null, 'anna')).toBeNull();
  });
});

test('the name that side files use is the last part of an ARN, and the account itself otherwise', () => {
  expect(sideFileName(arn)).toBe('anna');
  expect(sideFileName('arn:aws:iam::210987654321:root')).toBe('arn:aws:iam::210987654321:root');
  expect(sideFileName('team/anna')).toBe('team/anna');
});
