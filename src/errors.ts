/** Where in the log something was seen: file as given, 1-based line (or row), byte offset in the decompressed stream, length in bytes. */
export interface ErrorPlace {
  readonly file: string;
  readonly line?: number;
  readonly byte?: number;
}

interface KnownErrorDetails {
  readonly place?: ErrorPlace;
  readonly cause?: unknown;
}

/** An error we understand: it has a stable code and an exit code, and is printed without a stack. */
export abstract class KnownError extends Error {
  abstract readonly exitCode: number;
  readonly place: ErrorPlace | undefined;

  constructor(
    readonly code: `E_${string}`,
    message: string,
    { place, cause }: KnownErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.place = place;
  }
}

/** A wrong command, option or configuration. */
export class UsageError extends KnownError {
  override readonly name = 'UsageError';
  readonly exitCode = 2;
}

/** An input that cannot be read as evidence, or an output that cannot be written. */
export class InputError extends KnownError {
  override readonly name = 'InputError';
  readonly exitCode = 3;
}

/** A hash, a chain or a re-derivation that does not match. */
export class IntegrityError extends KnownError {
  override readonly name = 'IntegrityError';
  readonly exitCode = 4;
}
