import { type Command, Option } from 'commander';
import { DEFAULT_SETTINGS } from '../options.js';
import { COLOR_WISHES } from './terminal.js';

/** An option in one line of help. Values are optional for commander, so that a missing one is reported together with all other faults. */
export interface OptionLine {
  readonly flags: string;
  readonly help: string;
  readonly repeats?: boolean;
  /** Words that are allowed: also for the completion of shells. */
  readonly words?: readonly string[];
}

export const COLOR_OPTION: OptionLine = {
  flags: '--color <when>',
  help: 'colour of text: auto, always, never (default: auto; NO_COLOR is honoured)',
  words: COLOR_WISHES,
};
export const JSON_OPTION: OptionLine = { flags: '--json', help: 'print JSON instead of text' };
export const QUIET_OPTION: OptionLine = { flags: '--quiet', help: 'no progress, no summary; warnings stay' };

/** How rows become calls: for every command that reads logs. */
export const READING_OPTIONS: readonly OptionLine[] = [
  {
    flags: '--account-key <expr>',
    help: 'what an account is: user.id, a|b for the first that is there, a+b for both joined, sha256(a) for its hash (default: by format)',
  },
  { flags: '--input-format <id>', help: 'format of all inputs (default: told by content)' },
  { flags: '--map <pairs>', help: 'columns of the generic format: account=user.id,time=when,prompt=q', repeats: true },
  { flags: '--assume-tz <zone>', help: 'zone of times without one, such as Europe/Berlin (default: such times are unknown)' },
  { flags: '--sampling <rate>', help: 'share of the calls that the owner let into the log, 0 to 1 (Vertex, OpenTelemetry)' },
  {
    flags: '--join <path>',
    help: 'rows that complete the calls, in files of their own: traces, batch requests, gateway logs',
    repeats: true,
  },
  { flags: '--bodies <dir>', help: 'folder with the bodies that the log only names (Bedrock data/)' },
  { flags: '--private-key <file>', help: 'RSA key in PEM that opens encrypted bodies (Cloudflare); it is not written anywhere' },
  { flags: '--max-record-bytes <n>', help: `longest row in bytes (default: ${DEFAULT_SETTINGS.maxRecordBytes})` },
  { flags: '--check-keys', help: 'count the rows in which a field stands twice: reading takes about a tenth longer' },
  { flags: '--threads <n>', help: 'threads that read; the result does not depend on it (default: cores, at most 8)' },
];

/** For the commands that write what they read: `inspect` shows any log. */
export const MAX_REJECTS_OPTION: OptionLine = {
  flags: '--max-rejects <share>',
  help: `largest share of rows that may be unreadable, 0 to 1 (default: ${DEFAULT_SETTINGS.maxRejects}); above it these rows are listed in OUT.rejects.ndjson`,
};

export function addOptions(command: Command, lines: readonly OptionLine[]): Command {
  for (const { flags, help, repeats } of lines) {
    const option = new Option(flags.replace('<', '[').replace('>', ']'), repeats === true ? `${help}; may be repeated` : help);
    if (repeats === true) option.argParser((value: string, previous: readonly string[] = []) => [...previous, value]);
    command.addOption(option);
  }
  return command;
}
