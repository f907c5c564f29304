/** What a person is told at the end. */
export interface ProductionSummary {
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  readonly exhibits: number;
  readonly findings: number;
  readonly calls: number;
  readonly files: number;
  readonly missingFiles: readonly string[];
  /** What completed the calls and was not given again, in words with the option. */
  readonly lacking: readonly string[];
  readonly originalsProduced: number;
  readonly originalsWithheld: number;
  readonly isRedacting: boolean;
  /** Names of files and ids in which a term of the person's list stands. */
  readonly namesWithTerms: readonly string[];
  readonly removalsByReason: Readonly<Record<string, number>>;
  readonly hiddenAccounts: number;
  readonly keyId: string | null;
  readonly tagManifestSha256: string;
}
