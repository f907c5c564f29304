/** Words that stand first behind a command, apart from the commands' code: help and completion need them at every start. */
export const SCHEMA_NAMES = ['report'] as const;
export const STAMP_ACTIONS = ['request', 'accept'] as const;
export const SHELL_NAMES = ['bash', 'zsh', 'fish'] as const;
