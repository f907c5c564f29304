import { EXPORTS } from '../../report/exports/index.js';
import { TLP_WORDS } from '../../report/exports/tlp.js';
import { wrapText } from '../../report/renderers/wrap.js';
import { DAT_ENCODINGS, PAGE_FORMS } from '../../store/production/production.js';
import { CUSTODY_OPTIONS, SIGN_OPTION } from '../custody-option-lines.js';
import { FAIL_ON_WORDS } from '../fail-on.js';
import { SCHEMA_NAMES, SHELL_NAMES, STAMP_ACTIONS } from '../first-words.js';
import { RENDER_FORMATS } from '../render-formats.js';
import { COLOR_OPTION, JSON_OPTION, MAX_REJECTS_OPTION, QUIET_OPTION, READING_OPTIONS } from '../shared-options.js';
import type { CommandLine } from './command-line.js';

/** Of a list in a help text, for a terminal of 80 columns. */
const FORMAT_WIDTH = 13;
const HELP_WIDTH = 78 - FORMAT_WIDTH;
const HELP_BREAK = `\n${' '.repeat(FORMAT_WIDTH + 2)}`;

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
        flags: '--discard-custody',
        help: 'with --force: also a case whose custody log tells of exports, verifications or time stamps',
      },
      {
        flags: '--accounts <file>',
        help: 'registration data: CSV with account_id and any of created_at, plan, country, email_domain, payment_hash, org_id; or the Anthropic activity feed or OpenAI audit log as JSON',
      },
      { flags: '--facts <file>', help: 'what happened outside the log: JSON with modelReleases and bans' },
      ...READING_OPTIONS,
      MAX_REJECTS_OPTION,
      { flags: '--time-zone <zone>', help: 'zone in which the report tells hours of the week (default: UTC)' },
      { flags: '--seed <n>', help: 'seed of all permutations (default: 1)' },
      {
        flags: '--fail-on <strength>',
        help: `exit 1 when a group is suspected at this strength or above: ${FAIL_ON_WORDS.join(', ')} (default: none)`,
        words: FAIL_ON_WORDS,
      },
      { flags: '--pdf', help: 'also write report.pdf into the case folder' },
      ...CUSTODY_OPTIONS,
      SIGN_OPTION,
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
    options: [
      { flags: '-o, --output <file>', help: 'digest file to write' },
      ...READING_OPTIONS,
      MAX_REJECTS_OPTION,
      QUIET_OPTION,
    ],
    examples: ['hydrometer digest night.jsonl.gz -o night.digest', 'hydrometer analyze *.digest --out spring-case'],
    load: async () => (await import('./digest.js')).runDigest,
  },
  {
    name: 'explain',
    usage: '<case> <account, group, finding or method> [options]',
    summary:
      'show the evidence for one account, group or finding and what speaks against it, or what a signal, test, sign or explanation is',
    options: [COLOR_OPTION],
    examples: [
      'hydrometer explain spring-case F-001',
      'hydrometer explain spring-case G-002',
      'hydrometer explain spring-case u_0f76b21d6b',
      'hydrometer explain spring-case single-queue',
    ],
    load: async () => (await import('./explain.js')).runExplain,
  },
  {
    name: 'render',
    usage: '<case> [options]',
    summary: 'write report.html anew from the saved report.json, write it as PDF, or print it in another form',
    options: [
      {
        flags: '--format <form>',
        help: `print the report instead of writing report.html: ${RENDER_FORMATS.join(', ')}; pdf is written to a file`,
        words: RENDER_FORMATS,
      },
      { flags: '-o, --output <file>', help: 'PDF file to write, outside the case folder (default: beside it, under its name)' },
      QUIET_OPTION,
    ],
    examples: [
      'hydrometer render spring-case',
      'hydrometer render spring-case --format markdown > spring-case.md',
      'hydrometer render spring-case --format pdf -o spring.pdf',
    ],
    load: async () => (await import('./render.js')).runRender,
  },
  {
    name: 'exhibits',
    usage: '<case> --logs <dir> [options]',
    summary: 'number the findings and quoted calls as exhibits and write them as a BagIt production',
    options: [
      { flags: '--logs <dir>', help: 'folder with the logs of the case: their hashes are compared, quoted calls are read again' },
      {
        flags: '--join <path>',
        help: 'rows that completed the calls of the case, where they are not below --logs',
        repeats: true,
      },
      { flags: '--bodies <dir>', help: 'folder with the bodies of the analysis' },
      { flags: '--private-key <file>', help: 'RSA key in PEM that opens encrypted bodies; it is not written anywhere' },
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
      {
        flags: '--redact-terms <file>',
        help: 'CSV with a column term, and reason if wanted (NAME, PRIVILEGE or another word in capitals): names and words to remove besides what the rules find',
      },
      { flags: '--no-redact', help: 'leave texts as they are; recorded in the custody log and the index' },
      {
        flags: '--originals <dir>',
        help: 'also write the full versions of what is redacted or withheld, as a second, confidential bag',
      },
      { flags: '--allow-missing', help: 'slip sheets for calls of logs that are not in --logs (default: an error)' },
      {
        flags: '--pages <form>',
        help: 'pages for people as pdf, a number on each page, or html (default: pdf where its packages are installed)',
        words: PAGE_FORMS,
      },
      {
        flags: '--dat-encoding <name>',
        help: 'encoding of production.dat: utf8 with BOM, or cp1252 (default: utf8)',
        words: DAT_ENCODINGS,
      },
      { flags: '--case-name <name>', help: 'name of the case, for pages and bag (default: not stated)' },
      ...CUSTODY_OPTIONS,
      SIGN_OPTION,
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
    name: 'export',
    usage: '<case> --format <form>... [options]',
    summary: 'hand a case on to other programs, without text of calls and under pseudonyms',
    options: [
      {
        flags: '--format <form>',
        help: `one of ${EXPORTS.map(({ id }) => id).join(', ')}; form=path writes there`,
        words: EXPORTS.map(({ id }) => id),
        repeats: true,
      },
      { flags: '--out <path>', help: 'file, or folder for several formats (default: standard output)' },
      { flags: '--force', help: 'replace files that are there already' },
      {
        flags: '--pseudonym-key <file>',
        help: 'key for the labels of accounts; made when there is no such file (default: one label for all, no indicators)',
      },
      {
        flags: '--identifiers <kind>',
        help: 'names of accounts: pseudonym, or raw ids of the log (default: pseudonym)',
        words: ['pseudonym', 'raw'],
      },
      {
        flags: '--exhibits <bag>',
        help: 'a production of the case: its numbers go into case and ndjson, hashes of quoted lines into sarif and ndjson',
      },
      { flags: '--tlp <word>', help: `TLP 2.0 marking: ${TLP_WORDS.join(', ')} (default: amber)`, words: TLP_WORDS },
      {
        flags: '--fail-on <strength>',
        help: `errors in sarif, junit and annotations, and exit 1, when a group is suspected at this strength or above: ${FAIL_ON_WORDS.join(', ')} (default: none)`,
        words: FAIL_ON_WORDS,
      },
      { flags: '--record', help: 'write the export and its hashes into the custody log of the case' },
      ...CUSTODY_OPTIONS,
      QUIET_OPTION,
    ],
    details: [
      'Formats:',
      ...EXPORTS.map(({ id, about }) => `  ${id.padEnd(FORMAT_WIDTH)}${wrapText(about, HELP_WIDTH).join(HELP_BREAK)}`),
    ],
    examples: [
      'hydrometer export spring-case --format stix --pseudonym-key ~/keys/spring.key > spring.stix.json',
      'hydrometer export spring-case --format sarif=spring.sarif --format junit=spring.xml --fail-on strong',
      'hydrometer export spring-case --format csv --format graphml --identifiers raw --out exchange/',
    ],
    load: async () => (await import('./export.js')).runExport,
  },
  {
    name: 'schema',
    usage: '<report>',
    summary: 'print the JSON Schema of report.json',
    firstWords: SCHEMA_NAMES,
    options: [],
    examples: ['hydrometer schema report > report.schema.json'],
    load: async () => (await import('./schema.js')).runSchema,
  },
  {
    name: 'verify',
    usage: '<case or production> [options]',
    summary: 'compare a case or a production with its hashes, with the logs, and with the analysis made again',
    options: [
      { flags: '--logs <dir>', help: 'folder with the logs: hash them, read quoted calls again, repeat the analysis' },
      { flags: '--accounts <file>', help: 'registration data of the analysis, where it is not below --logs' },
      { flags: '--facts <file>', help: 'facts file of the analysis, where it is not below --logs' },
      { flags: '--join <path>', help: 'rows that completed the calls, where they are not below --logs', repeats: true },
      { flags: '--bodies <dir>', help: 'folder with the bodies of the analysis' },
      { flags: '--private-key <file>', help: 'RSA key in PEM that opens encrypted bodies' },
      { flags: '--public-key <file>', help: 'Ed25519 public key in PEM that you trust: the signature must be by it' },
      { flags: '--ca <file>', help: 'root certificates in PEM that you trust: the time stamp must lead to one' },
      { flags: '--case <dir>', help: 'case that a production was made of: its custody log must name the production' },
      { flags: '--record', help: 'write the result into the custody log of the case (default: nothing is written)' },
      ...CUSTODY_OPTIONS,
      { flags: '--threads <n>', help: 'threads that read; the result does not depend on it (default: cores, at most 8)' },
      JSON_OPTION,
      COLOR_OPTION,
      { flags: '--quiet', help: 'no progress, and nothing printed when nothing differs' },
    ],
    examples: [
      'hydrometer verify spring-case --logs logs/',
      'hydrometer verify spring-case --logs logs/ --accounts accounts.csv --record --operator "A. Baker"',
      'hydrometer verify spring-case-exhibits --public-key lab.pub --ca roots.pem --case spring-case',
    ],
    load: async () => (await import('./verify.js')).runVerify,
  },
  {
    name: 'timestamp',
    usage: '<request|accept> <case or production> [response.tsr] [options]',
    summary: 'ask for a time stamp (RFC 3161) without a network, and take in the answer',
    firstWords: STAMP_ACTIONS,
    options: [
      { flags: '--force', help: 'request: replace a request that was not answered' },
      { flags: '--ca <file>', help: 'accept: root certificates in PEM that you trust (default: the chain is not followed)' },
      { flags: '--case <dir>', help: 'accept, for a production: case whose custody log takes the entry' },
      ...CUSTODY_OPTIONS,
      QUIET_OPTION,
    ],
    examples: [
      'hydrometer timestamp request spring-case-exhibits',
      'hydrometer timestamp accept spring-case-exhibits head.tsr --ca roots.pem --case spring-case',
    ],
    load: async () => (await import('./timestamp.js')).runTimestamp,
  },
  {
    name: 'completion',
    usage: '<bash|zsh|fish>',
    summary: 'print a completion script for a shell',
    firstWords: SHELL_NAMES,
    options: [],
    examples: ['source <(hydrometer completion bash)', 'hydrometer completion fish > ~/.config/fish/completions/hydrometer.fish'],
    load: async () => (await import('./completion.js')).completionOf(COMMANDS),
  },
];
