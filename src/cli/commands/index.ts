import { FAIL_ON_WORDS } from '../fail-on.js';
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
    summary: 'write report.html anew from the saved report.json',
    options: [QUIET_OPTION],
    examples: ['hydrometer render spring-case'],
    load: async () => (await import('./render.js')).runRender,
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
