import { KnownError, UsageError } from '../errors.js';
import { escapeTerminal } from '../report/renderers/escape.js';

/** Collects all mistakes of one command line, so that a person corrects them in one go. */
export interface Faults {
  add(message: string): void;
  /** Runs a check that throws a known error and keeps its message; null when it did. */
  attempt<Value>(check: () => Value): Value | null;
  /** @throws {UsageError} E_USAGE with one line a fault */
  assertNone(): void;
}

/** The code whose message may have several lines, each escaped by us. */
export const USAGE_CODE = 'E_USAGE';

export function createFaults(command: string): Faults {
  const messages: string[] = [];
  const add = (message: string): void => void messages.push(escapeTerminal(message));
  return {
    add,
    attempt(check) {
      try {
        return check();
      } catch (error) {
        if (!(error instanceof KnownError)) throw error;
        add(error.message);
        return null;
      }
    },
    assertNone() {
      if (messages.length === 0) return;
      const help = `see hydrometer ${command} --help`;
      const [only] = messages;
      throw new UsageError(
        USAGE_CODE,
        messages.length === 1
          ? `${only}; ${help}`
          : [`${messages.length} faults in the command; ${help}`, ...messages].join('\n'),
      );
    },
  };
}
