/** What an operator knows of its accounts beside the calls. Every value may be missing; null means: the file does not say. */

export interface RegistrationRow {
  readonly createdAtMs: number | null;
  readonly plan: string | null;
  readonly country: string | null;
  readonly emailDomain: string | null;
  /** Hash of a payment means as the operator exports it; compared for equality only. */
  readonly paymentHash: string | null;
  readonly organisation: string | null;
}

/** accounts.csv after the door. */
export interface Registration {
  readonly path: string;
  readonly rows: number;
  /** Rows without an account, with a second row of the same account, or with an unreadable time. */
  readonly invalidRows: number;
  readonly missingColumns: readonly string[];
  readonly byAccount: ReadonlyMap<string, RegistrationRow>;
}

export interface Ban {
  readonly account: string;
  readonly atMs: number;
}

export interface ModelRelease {
  readonly model: string;
  readonly atMs: number;
}

/** facts.json after the door: what happened outside the log. */
export interface Facts {
  readonly path: string;
  readonly bans: readonly Ban[];
  readonly modelReleases: readonly ModelRelease[];
}

/**
 * Row of an account. An ARN (Bedrock's default key) also finds the row of its last name, `…:user/anna` that of `anna`: side files
 * name users, not ARNs.
 */
export function findRegistration(registration: Registration | null, account: string): RegistrationRow | null {
  if (registration === null) return null;
  return registration.byAccount.get(account) ?? registration.byAccount.get(sideFileName(account)) ?? null;
}

/** The name under which side files know an account. */
export function sideFileName(account: string): string {
  return account.startsWith('arn:') ? account.slice(account.lastIndexOf('/') + 1) : account;
}
