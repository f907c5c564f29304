import { defineHabit } from './define-habit.js';

export const signatureReplay = defineHabit({
  id: 'signature-replay',
  version: 1,
  kind: 'signature-replay',
  about: {
    title: 'Reasoning signatures of another account sent back',
    measures: 'share of members that sent back a reasoning signature which the log shows issued to one other account only',
    unit: 'share of members; higher means more of them replay',
    source:
      'signature replay: Anthropic threat report, September 2026, pp. 148–149, as summarised in public; bottom-k sketches (Cohen and Kaplan 2007, doi:10.1145/1281100.1281133)',
    weakness:
      'sixteen signatures are kept of an account, so most replays of busy accounts are missed; replay within one account is not told from resuming',
    innocentCause: 'a gateway with several keys, an account that was renamed, test fixtures',
  },
  isOfAccount: true,
  leastMembers: 1,
  does: 'sent back a signature issued to another account',
  prepare: ({ population }) => {
    const issuers = new Map<number, Set<string>>();
    for (const { unit } of population.units)
      for (const signature of unit.account.issuedSignatures)
        issuers.set(signature, (issuers.get(signature) ?? new Set<string>()).add(unit.account.account));
    if (!population.units.some(({ unit }) => unit.account.usedSignatures.length > 0))
      return 'the log shows no signature sent back';
    if (issuers.size === 0) return 'the log shows no signature issued';
    return ({ unit: { account } }) =>
      account.usedSignatures.some((signature) => {
        const owners = issuers.get(signature);
        return owners !== undefined && owners.size === 1 && !owners.has(account.account);
      });
  },
});
