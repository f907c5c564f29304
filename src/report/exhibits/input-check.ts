/** A log file when it was analysed and when the production was made. */
export interface InputCheck {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the stored bytes, when it was analysed. */
  readonly sha256: string;
  /** Of the stored bytes, at export; null when the file was not to be had. */
  readonly sha256AtExport: string | null;
}

export function equalWords({ sha256, sha256AtExport }: InputCheck): 'equal' | 'not compared' | 'different' {
  if (sha256AtExport === null) return 'not compared';
  return sha256 === sha256AtExport ? 'equal' : 'different';
}
