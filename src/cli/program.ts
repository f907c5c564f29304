import { Command, CommanderError } from 'commander';
import { UsageError } from '../errors.js';
import { readVersion } from '../store/tool-version.js';
import type { CommandLine } from './commands/command-line.js';
import { COMMANDS } from './commands/index.js';
import { createFaults, type Faults } from './faults.js';
import { didYouMean, nearestWords } from './nearest.js';
import type { RawOptions } from './option-values.js';
import { addOptions } from './shared-options.js';

/**
 * Parses the command line and runs one command, whose code is loaded only then.
 * @returns the exit code
 */
export async function runProgram(argv: readonly string[], abort: AbortSignal): Promise<number> {
  let exitCode = 0;
  const program = createProgram(argv, async (line, words, raw, faults) => {
    const command = await line.load();
    exitCode = await command({ words, raw, faults, argv: argv.slice(2), abort });
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.helpDisplayed') return 0;
    throw usageError(error, argv);
  }
  return exitCode;
}

type RunCommand = (line: CommandLine, words: readonly string[], raw: RawOptions, faults: Faults) => Promise<void>;

function createProgram(argv: readonly string[], run: RunCommand): Command {
  const program = new Command('hydrometer')
    .description(
      'Reads exported logs of LLM APIs, groups accounts that behave as one, tests each group for systematic extraction, and writes the evidence. Works offline.',
    )
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help, of a command if one is named')
    .addHelpText('after', EXAMPLES)
    .configureHelp({
      optionTerm: ({ flags }) => valueFlags(flags),
      // What a command takes is told by its own help: beside the summaries it would leave them no room.
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  for (const line of COMMANDS) {
    const command = program
      .command(line.name)
      .usage(line.usage)
      .description(line.summary)
      .argument('[words...]')
      .allowUnknownOption()
      .allowExcessArguments();
    command
      .helpOption('-h, --help', 'print help')
      .configureHelp({ optionTerm: ({ flags }) => valueFlags(flags), visibleArguments: () => [] });
    if (line.details !== undefined) command.addHelpText('after', `\n${line.details.join('\n')}`);
    if (line.examples.length > 0)
      command.addHelpText('after', `\nExamples:\n${line.examples.map((example) => `  ${example}`).join('\n')}`);
    addOptions(command, line.options).action(async (_: unknown, raw: RawOptions) => {
      const faults = createFaults(line.name);
      const words = withoutUnknown(command, argv, faults);
      await run(line, words, raw, faults);
    });
  }
  return program;
}

/** Commander hands unknown options on among the words: a fault each, except behind `--`. The value of a mistyped option is no word. */
function withoutUnknown(command: Command, argv: readonly string[], faults: Faults): readonly string[] {
  const end = argv.indexOf('--');
  const behind = end < 0 ? 0 : argv.length - end - 1;
  const known = command.options.flatMap(({ long, short }) => [long, short]).filter((flag) => typeof flag === 'string');
  const words = command.args.slice(0, command.args.length - behind);
  const values = new Set<number>();
  for (const [i, word] of words.entries()) {
    if (!isFlag(word)) continue;
    const flag = word.split('=', 1)[0] as string;
    if (known.includes(flag)) {
      faults.add(`${flag}: expected no value, got "${word.slice(flag.length + 1)}"`);
      continue;
    }
    faults.add(`expected an option of ${command.name()}, got ${flag}${didYouMean(flag, known)}`);
    const [meant] = nearestWords(flag, known);
    const takesValue = command.options.some(
      ({ long, short, flags }) => (long === meant || short === meant) && flags.includes('['),
    );
    const isNext = argv[argv.indexOf(word) + 1] === words[i + 1];
    if (takesValue && flag === word && isNext) values.add(i + 1);
  }
  return [...words.filter((word, i) => !isFlag(word) && !values.has(i)), ...command.args.slice(command.args.length - behind)];
}

const GLOBAL_FLAGS = ['-V', '--version', '-h', '--help'] as const;

function isFlag(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

/** What commander found by itself: only a wrong or missing command, since options are checked by us. */
function usageError({ code, message }: CommanderError, argv: readonly string[]): UsageError {
  const names = COMMANDS.map(({ name }) => name);
  const expected = `expected a command: ${names.join(', ')}`;
  if (code !== 'commander.unknownCommand' && code !== 'commander.help' && code !== 'commander.unknownOption') {
    return new UsageError('E_USAGE_COMMAND', `${message.replace(/^error: /, '')}; see hydrometer --help`);
  }
  const words = argv.slice(2).filter((each) => code === 'commander.unknownOption' || !isFlag(each));
  const word = words[0] === 'help' ? words[1] : words[0];
  if (word === undefined) return new UsageError('E_USAGE_COMMAND', `${expected}, got none; see hydrometer --help`);
  const [nearest] = nearestWords(word, isFlag(word) ? GLOBAL_FLAGS : names);
  return new UsageError(
    'E_USAGE_COMMAND',
    `${expected}, got "${word}"${nearest === undefined ? '' : `; did you mean ${nearest}`}; see hydrometer --help`,
  );
}

function valueFlags(flags: string): string {
  return flags.replace('[', '<').replace(']', '>');
}

const EXAMPLES = `
Examples:
  hydrometer analyze logs/ --accounts accounts.csv --out spring-case
  hydrometer inspect march.ndjson.gz
  hydrometer explain spring-case F-001

Exit codes:
  0 a report was written   1 a finding reached --fail-on   2 wrong command or option
  3 an input or the output cannot be used   4 a hash does not match
  70 a fault of hydrometer   130, 143 interrupted`;
