import { type ErrorPlace, InputError, IntegrityError, KnownError, UsageError } from '../errors.js';

/** An error as plain data: class instances do not survive the way between threads. */
export interface PackedError {
  /** Name of the class of a known error; null for a bug. */
  readonly known: string | null;
  readonly code: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly place: ErrorPlace | undefined;
  readonly cause: string | undefined;
}

export function packError(error: unknown): PackedError {
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  const known = error instanceof KnownError ? error : null;
  return {
    known: known?.name ?? null,
    code: known?.code ?? '',
    message,
    stack,
    place: known?.place,
    cause: cause instanceof Error ? cause.message : undefined,
  };
}

/** The same class, code, place and words as before. */
export function unpackError({ known, code, message, stack, place, cause }: PackedError): Error {
  const details = { ...(place && { place }), ...(cause !== undefined && { cause: new Error(cause) }) };
  const KnownClass = [InputError, IntegrityError, UsageError].find(({ name }) => name === known);
  const error = KnownClass ? new KnownClass(code as `E_${string}`, message, details) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
