import { KnownError } from '../../errors.js';
import type { Check, Difference } from '../../report/verification.js';

interface CheckName {
  readonly id: string;
  readonly title: string;
}

/** A check that was made: it differs when there is a difference. */
export function checked(name: CheckName, detail: string, differences: readonly Difference[]): Check {
  return { ...name, outcome: differences.length === 0 ? 'ok' : 'differs', detail, differences };
}

export function notPossible(name: CheckName, why: string): Check {
  return { ...name, outcome: 'not possible', detail: why, differences: [] };
}

/** An error that we understand is a difference of what was being read; the checks go on. @throws any other error */
export function differenceOf(file: string, error: unknown): Difference {
  if (!(error instanceof KnownError)) throw error;
  const { place, message } = error;
  const where = place?.line === undefined ? file : `${file}:${place.line}`;
  const [, expected, found] = /expected (.*?), (?:got|found) (.*)$/s.exec(message) ?? [];
  return { file: where, expected: expected ?? 'a file that can be read', found: found ?? message };
}

/** Compares two values that should be one. @param by who says so, behind what is expected */
export function compare(file: string, expected: string, found: string, by?: string): readonly Difference[] {
  return expected === found ? [] : [{ file, expected: by === undefined ? expected : `${expected}, ${by}`, found }];
}

export function sha256Words(sha256: string): string {
  return `SHA-256 ${sha256}`;
}
