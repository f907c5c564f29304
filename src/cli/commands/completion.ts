import { FORMATS } from '../../record/formats/index.js';
import { didYouMean } from '../nearest.js';
import { printResult } from '../output.js';
import type { CommandLine, CommandRequest, RunCommand } from './command-line.js';

const SHELLS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
type Shell = keyof typeof SHELLS;

/** A script made from the same list as the help, so that they cannot differ. */
export function completionOf(commands: readonly CommandLine[]): RunCommand {
  return (request) => printScript(commands, request);
}

async function printScript(commands: readonly CommandLine[], { words, faults }: CommandRequest): Promise<number> {
  const shells = Object.keys(SHELLS) as Shell[];
  const shell = shells.find((each) => each === words[0]);
  if (shell === undefined || words.length > 1) {
    const got = words.join(' ');
    faults.add(`expected one of ${shells.join(', ')}, got ${got === '' ? 'nothing' : `"${got}"`}${didYouMean(got, shells)}`);
  }
  faults.assertNone();
  await printResult(SHELLS[shell as Shell](commands));
  return 0;
}

interface Flag {
  readonly long: string;
  readonly short: string | null;
  readonly takesValue: boolean;
  readonly help: string;
  readonly words: readonly string[];
}

function flagsOf({ options }: CommandLine): readonly Flag[] {
  return options.map(({ flags, help, words = [] }) => {
    const long = /--([a-z-]+)/.exec(flags)?.[1] ?? '';
    const known = long === 'input-format' ? FORMATS.map(({ id }) => id) : words;
    return { long, short: /^-([a-z]),/.exec(flags)?.[1] ?? null, takesValue: flags.includes('<'), help, words: known };
  });
}

function bashScript(commands: readonly CommandLine[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const cases = commands.map(
    (command) =>
      `    ${command.name}) flags="${flagsOf(command)
        .map(({ long }) => `--${long}`)
        .join(' ')} --help" ;;`,
  );
  const values = new Map<string, readonly string[]>();
  for (const { long, words } of commands.flatMap(flagsOf))
    if (words.length > 0) values.set(long, [...new Set([...(values.get(long) ?? []), ...words])]);
  return `# hydrometer completion for bash: source <(hydrometer completion bash)
_hydrometer() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" flags=""
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names} --help --version" -- "$word")); return; fi
  case "$before" in
${[...values].map(([long, words]) => `    --${long}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;`).join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) flags="" ;;
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) [ "\${COMP_WORDS[1]}" = completion ] && COMPREPLY=($(compgen -W "${Object.keys(SHELLS).join(' ')}" -- "$word")) || COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _hydrometer hydrometer
`;
}

function zshScript(commands: readonly CommandLine[]): string {
  const quote = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const specs = (command: CommandLine): string =>
    flagsOf(command)
      .map(
        ({ long, takesValue, help, words }) =>
          `      '--${long}[${quote(help)}]${takesValue ? `:value:${words.length > 0 ? `(${words.join(' ')})` : '_files'}` : ''}' \\`,
      )
      .join('\n');
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
${commands.map((command) => `    ${command.name}) _arguments \\\n${specs(command)}${specs(command) === '' ? '' : '\n'}      '*:file:${command.name === 'completion' ? `(${Object.keys(SHELLS).join(' ')})` : '_files'}' ;;`).join('\n')}
  esac
}
compdef _hydrometer hydrometer
`;
}

function fishScript(commands: readonly CommandLine[]): string {
  const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const lines = commands.flatMap((command) => [
    `complete -c hydrometer -f -n __fish_use_subcommand -a ${command.name} -d ${quote(command.summary)}`,
    ...flagsOf(command).map(({ long, short, takesValue, help, words }) => {
      const value = takesValue ? (words.length > 0 ? ` -x -a ${quote(words.join(' '))}` : ' -r -F') : '';
      return `complete -c hydrometer -n '__fish_seen_subcommand_from ${command.name}' -l ${long}${short === null ? '' : ` -s ${short}`}${value} -d ${quote(help)}`;
    }),
  ]);
  return `# hydrometer completion for fish\n${lines.join('\n')}\ncomplete -c hydrometer -n '__fish_seen_subcommand_from completion' -f -a ${quote(Object.keys(SHELLS).join(' '))}\n`;
}
