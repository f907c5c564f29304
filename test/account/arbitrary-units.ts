import fc from 'fast-check';
import { sealDigest } from '../../src/account/digest.js';
import type { RegistrationRow } from '../../src/account/registration.js';
import type { Unit } from '../../src/account/unit.js';
import { NO_WORDINGS } from '../../src/account/wordings.js';
import { arbitraryLog } from './arbitrary-record.js';
import { observeAll } from './build-record.js';

/** Whole accounts of an invented log, all their calls; some are known from registration. */
export const arbitraryUnits = fc
  .tuple(arbitraryLog({ maxCalls: 120 }), fc.constantFrom(null, 'rye.example', '\ud800.example'))
  .map(([log, emailDomain]) =>
    [...sealDigest(observeAll(log)).accounts.values()].map((account): Unit => {
      const registration: RegistrationRow = {
        createdAtMs: null,
        plan: null,
        country: null,
        emailDomain,
        paymentHash: emailDomain,
        organisation: null,
      };
      const slots = Array.from({ length: account.sample.size }, (_, slot) => slot);
      return {
        account,
        registration: account.account === 'baker-1' ? null : registration,
        wordings: NO_WORDINGS,
        slots,
        share: 1,
      };
    }),
  );
