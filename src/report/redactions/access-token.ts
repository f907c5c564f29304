import { type RedactionRule, spansOf } from './redaction.js';

/**
 * Prefixes that issuers print before their secrets, with the alphabet behind them. One class to the end: a match takes linear time, a
 * failure is found within bounded length. Words with dashes are told from secrets by a digit.
 */
const TOKENS: readonly RegExp[] = [
  /(?<![A-Za-z0-9])(?:sk|pk|rk)[-_](?=[A-Za-z0-9_-]{0,64}\d)[A-Za-z0-9_-]{16,}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,}/g,
  /(?<![A-Za-z0-9])(?:github_pat|glpat|hf|npm|pypi|dop_v1|xai|gsk)[-_](?=[A-Za-z0-9_-]{0,64}\d)[A-Za-z0-9_-]{16,}/g,
  /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/g,
  /(?<=\b[Bb]earer {1,3})[A-Za-z0-9._~+/-]{16,}=*/g,
];

export const accessToken: RedactionRule = {
  id: 'access-token',
  title: 'API key or access token',
  reasonCode: 'R-TOKEN',
  about: {
    finds: 'secrets with the prefixes of common issuers (sk-, AKIA, ghp_, xox…, and others) and what follows "Bearer"',
    misses: 'secrets without a prefix, which cannot be told from hashes and ids',
  },
  find: (text) => TOKENS.flatMap((pattern) => spansOf(text, pattern)),
};
