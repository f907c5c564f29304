import { DAT_ENCODINGS } from '../../store/production/production.js';
import { CUSTODY_OPTIONS } from '../custody-options.js';
import { FAIL_ON_WORDS } from '../fail-on.js';
import { RENDER_FORMATS } from '../render-formats.js';
import { COLOR_OPTION, JSON_OPTION, QUIET_OPTION, READING_OPTIONS } from '../shared-options.js';
import type { CommandLine } from './command-line.js';

/** In the order of a case: look, analyse, read the result. */
export const COMMANDS: readonly CommandLine[] = [
  {
    name: 'analyze',
    usage: '<paths...> [options]',
    summary: 'read logs, group accounts, test the groups, write a case folder with the report',
    options: [
      { flags: '--out <dir>', help: 'case folder to write (default: ./hydrometer-case)' },
      { flags: '--force', help: 'replace a case folder that hydrometer wrote earlier' },
      {
        flags: '--accounts <file>',
        help: 'registration data: CSV with account_id and any of created_at, plan, country, email_domain, payment_hash, org_id; or the Anthropic activity feed or OpenAI audit log as JSON',
      },
      { flags: '--facts <file>', help: 'what happened outside the log: JSON with modelReleases and bans' },
      ...READING_OPTIONS,
      { flags: '--time-zone <zone>', help: 'zone in which the report tells hours of the week (default: UTC)' },
      { flags: '--seed <n>', help: 'seed of all permutations (default: 1)' },
      {
        flags: '--fail-on <strength>',
        help: `exit 1 when a group is suspected at this strength or above: ${FAIL_ON_WORDS.join(', ')} (default: none)`,
        words: FAIL_ON_WORDS,
      },
      ...CUSTODY_OPTIONS,
      JSON_OPTION,
      COLOR_OPTION,
      QUIET_OPTION,
    ],
    examples: [
      'hydrometer analyze logs/ --out spring-case',
      'hydrometer analyze march.ndjson.gz april.ndjson.gz --accounts accounts.csv --facts facts.json',
      'zcat dump.gz | hydrometer analyze - --account-key user.id',
      'hydrometer analyze calls.csv --map account=customer,time=when,prompt=question --assume-tz Europe/Berlin',
      'hydrometer analyze logs/ --json --fail-on strong',
    ],
    load: async () => (await import('./analyze.js')).runAnalyze,
  },
  {
    name: 'inspect',
    usage: '<paths...> [options]',
    summary: 'say what is in log files, before any analysis',
    options: [...READING_OPTIONS, JSON_OPTION, COLOR_OPTION, QUIET_OPTION],
    examples: ['hydrometer inspect logs/', 'hydrometer inspect calls.csv --json'],
    load: async () => (await import('./inspect.js')).runInspect,
  },
  {
    name: 'digest',
    usage: '<paths...> -o <file> [options]',
    summary: 'read logs once and write a digest, to be analysed later with analyze',
    options: [{ flags: '-o, --output <file>', help: 'digest file to write' }, ...READING_OPTIONS, QUIET_OPTION],
    examples: ['hydrometer digest night.jsonl.gz -o night.digest', 'hydrometer analyze *.digest --out spring-case'],
    load: async () => (await import('./digest.js')).runDigest,
  },
  {
    name: 'explain',
    usage: '<case> <account, group or finding> [options]',
    summary: 'show the evidence for one account, group or finding, and what speaks against it',
    options: [COLOR_OPTION],
    examples: [
      'hydrometer explain spring-case F-001',
      'hydrometer explain spring-case G-002',
      'hydrometer explain spring-case u_0f76b21d6b',
    ],
    load: async () => (await import('./explain.js')).runExplain,
  },
  {
    name: 'render',
    usage: '<case> [options]',
    summary: 'write report.html anew from the saved report.json, or print the report in another form',
    options: [
      {
        flags: '--format <form>',
        help: `print the report instead of writing report.html: ${RENDER_FORMATS.join(', ')}`,
        words: RENDER_FORMATS,
      },
      QUIET_OPTION,
    ],
    examples: ['hydrometer render spring-case', 'hydrometer render spring-case --format markdown > spring-case.md'],
    load: async () => (await import('./render.js')).runRender,
  },
  {
    name: 'exhibits',
    usage: '<case> --logs <dir> [options]',
    summary: 'number the findings and quoted calls as exhibits and write them as a BagIt production',
    options: [
      { flags: '--logs <dir>', help: 'folder with the logs of the case: their hashes are compared, quoted calls are read again' },
      { flags: '--finding <ids>', help: 'only these findings, such as F-001,F-003 (default: all)', repeats: true },
      { flags: '--out <dir>', help: 'folder of the production (default: beside the case, <case>-exhibits)' },
      { flags: '--force', help: 'replace a production that hydrometer wrote earlier' },
      { flags: '--prefix <letters>', help: 'prefix of the exhibit numbers (default: HYD)' },
      { flags: '--first-number <n>', help: 'first exhibit number, for a further production of a case (default: 1)' },
      {
        flags: '--pseudonym-key <file>',
        help: 'key for the labels of accounts that are not accused; made when there is no such file (default: one label for all)',
      },
      { flags: '--pseudonymise-all', help: 'labels for accused accounts too' },
      { flags: '--identity-map <file>', help: 'also write who is who, outside the production, readable by the owner only' },
      { flags: '--no-redact', help: 'leave texts as they are; recorded in the custody log and the index' },
      {
        flags: '--originals <dir>',
        help: 'also write the full versions of what is redacted or withheld, as a second, confidential bag',
      },
      { flags: '--allow-missing', help: 'slip sheets for calls of logs that are not in --logs (default: an error)' },
      {
        flags: '--dat-encoding <name>',
        help: 'encoding of production.dat: utf8 with BOM, or cp1252 (default: utf8)',
        words: DAT_ENCODINGS,
      },
      { flags: '--case-name <name>', help: 'name of the case, for pages and bag (default: not stated)' },
      ...CUSTODY_OPTIONS,
      QUIET_OPTION,
    ],
    examples: [
      'hydrometer exhibits spring-case --logs logs/ --finding F-001 --pseudonym-key ~/keys/spring.key',
      'hydrometer exhibits spring-case --logs logs/ --case-name "Spring" --operator "A. Baker" --at 2026-03-20T14:00:00Z',
      'hydrometer exhibits spring-case --logs logs/ --originals sealed/ --prefix SPR --first-number 201',
    ],
    load: async () => (await import('./exhibits.js')).runExhibits,
  },
  {
    name: 'completion',
    usage: '<bash|zsh|fish>',
    summary: 'print a completion script for a shell',
    options: [],
    examples: ['source <(hydrometer completion bash)', 'hydrometer completion fish > ~/.config/fish/completions/hydrometer.fish'],
    load: async () => (await import('./completion.js')).runCompletion,
  },
];
