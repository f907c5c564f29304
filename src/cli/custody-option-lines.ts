import type { OptionLine } from './shared-options.js';

/** Who and when, for the custody log: for every command that writes to it. */
export const CUSTODY_OPTIONS: readonly OptionLine[] = [
  { flags: '--operator <name>', help: 'who does this, for the custody log (default: not stated)' },
  {
    flags: '--at <time>',
    help: 'when, for the custody log: RFC 3339 with zone (default: SOURCE_DATE_EPOCH, else not stated; the clock is not asked)',
  },
];

export const SIGN_OPTION: OptionLine = {
  flags: '--sign <file>',
  help: 'Ed25519 private key in PEM: sign what is written with it (the key is not copied)',
};
