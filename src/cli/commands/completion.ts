import { FORMATS } from '../../record/formats/index.js';
import { SHELL_NAMES } from '../first-words.js';
import { didYouMean } from '../nearest.js';
import { printResult } from '../output.js';
import type { CommandLine, CommandRequest, RunCommand } from './command-line.js';

const SHELLS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** A script made from the same list as the help, so that they cannot differ. */
export function completionOf(commands: readonly CommandLine[]): RunCommand {
  return (request) => printScript(commands.map(toCompleted), request);
}

async function printScript(commands: readonly Completed[], { words, faults }: CommandRequest): Promise<number> {
  const shell = SHELL_NAMES.find((each) => each === words[0]);
  if (shell === undefined || words.length > 1) {
    const got = words.join(' ');
    faults.add(
      `expected one of ${SHELL_NAMES.join(', ')}, got ${got === '' ? 'nothing' : `"${got}"`}${didYouMean(got, SHELL_NAMES)}`,
    );
  }
  faults.assertNone();
  const help = {
    name: 'help',
    summary: 'print help',
    flags: [],
    firstWords: commands.map(({ name }) => name),
    takesPaths: false,
  };
  await printResult(SHELLS[shell as keyof typeof SHELLS]([...commands, help]));
  return 0;
}

interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly firstWords: readonly string[];
  readonly takesPaths: boolean;
}

interface Flag {
  readonly long: string;
  readonly short: string | null;
  /** What stands behind it: a path, one of the words, a text that no shell can know, or nothing. */
  readonly value: 'path' | 'words' | 'text' | null;
  readonly help: string;
  readonly words: readonly string[];
}

/** Names of values that are paths, in the help. */
const PATH_VALUES: ReadonlySet<string> = new Set(['file', 'dir', 'path', 'bag', 'case']);

function toCompleted({ name, summary, usage, options, firstWords = [] }: CommandLine): Completed {
  const flags = options.map(({ flags, help, words = [] }): Flag => {
    const long = /--([a-z-]+)/.exec(flags)?.[1] ?? '';
    const known = long === 'input-format' ? FORMATS.map(({ id }) => id) : words;
    const named = /<([a-z]+)>/.exec(flags)?.[1] ?? null;
    const value = named === null ? null : known.length > 0 ? 'words' : PATH_VALUES.has(named) ? 'path' : 'text';
    return { long, short: /^-([a-z]),/.exec(flags)?.[1] ?? null, value, help, words: known };
  });
  return { name, summary, flags, firstWords, takesPaths: firstWords.length === 0 || usage.includes('<case') };
}

function bashScript(commands: readonly Completed[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const flags = commands.map(
    (command) => `    ${command.name}) flags="${command.flags.map(({ long }) => `--${long} `).join('')}--help" ;;`,
  );
  const first = commands.flatMap((command) =>
    command.firstWords.length === 0 ? [] : [`    ${command.name},2) words="${command.firstWords.join(' ')}" ;;`],
  );
  const closed = commands.flatMap(({ name, takesPaths }) => (takesPaths ? [] : [`${name},*`]));
  const all = commands.flatMap((command) => command.flags);
  const values = new Map<string, readonly string[]>();
  for (const { long, words } of all)
    if (words.length > 0) values.set(long, [...new Set([...(values.get(long) ?? []), ...words])]);
  const texts = new Set(all.flatMap(({ long, value }) => (value === 'text' ? [`--${long}`] : [])));
  return `# hydrometer completion for bash: source <(hydrometer completion bash)
_hydrometer() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" flags="" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names} --help --version" -- "$word")); return; fi
  case "$before" in
${[...values].map(([long, words]) => `    --${long}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;`).join('\n')}
    ${[...texts].join('|')}) COMPREPLY=(); return ;;
  esac
  case "\${COMP_WORDS[1]}" in
${flags.join('\n')}
    *) flags="" ;;
  esac
  case "\${COMP_WORDS[1]},$COMP_CWORD" in
${first.join('\n')}
    ${closed.join('|')}) words=" " ;;
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi ;;
  esac
}
complete -o filenames -F _hydrometer hydrometer
`;
}

function zshScript(commands: readonly Completed[]): string {
  const quote = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const behind = ({ value, words }: Flag): string => {
    if (value === null) return '';
    return value === 'words' ? `:value:(${words.join(' ')})` : value === 'path' ? ':value:_files' : ':value: ';
  };
  const specs = ({ flags, firstWords, takesPaths }: Completed): readonly string[] => [
    ...flags.map((flag) => `'--${flag.long}[${quote(flag.help)}]${behind(flag)}'`),
    ...(firstWords.length === 0 ? [] : [`'1:word:(${firstWords.join(' ')})'`]),
    ...(takesPaths ? ["'*:file:_files'"] : []),
  ];
  return `#compdef hydrometer
# hydrometer completion for zsh: hydrometer completion zsh > a file _hydrometer in your fpath
_hydrometer() {
  local -a commands=(
${commands.map(({ name, summary }) => `    '${name}:${quote(summary)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local name=$words[2]
  shift words; (( CURRENT-- ))
  case $name in
${commands.map((command) => `    ${command.name}) _arguments ${specs(command).join(' \\\n      ')} ;;`).join('\n')}
  esac
}
compdef _hydrometer hydrometer
`;
}

function fishScript(commands: readonly Completed[]): string {
  const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const behind = ({ value, words }: Flag): string => {
    if (value === null) return '';
    return value === 'words' ? ` -x -a ${quote(words.join(' '))}` : value === 'path' ? ' -r -F' : ' -x';
  };
  const lines = commands.flatMap(({ name, summary, flags, firstWords, takesPaths }) => [
    `complete -c hydrometer -f -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...flags.map(
      (flag) =>
        `complete -c hydrometer -n '__fish_seen_subcommand_from ${name}' -l ${flag.long}${flag.short === null ? '' : ` -s ${flag.short}`}${behind(flag)} -d ${quote(flag.help)}`,
    ),
    ...(firstWords.length === 0
      ? []
      : [
          `complete -c hydrometer -n '__fish_seen_subcommand_from ${name}'${takesPaths ? '' : ' -f'} -a ${quote(firstWords.join(' '))}`,
        ]),
  ]);
  return `# hydrometer completion for fish\n${lines.join('\n')}\n`;
}
