import type { AnalyzeProgress } from '../../analyze.js';
import type { CustodyBasis } from '../custody.js';
import type { Signer } from '../signature.js';
import type { GivenBeside } from './find-joined.js';

/** What pages for people are made as. */
export const PAGE_FORMS = ['pdf', 'html'] as const;
type PageForm = (typeof PAGE_FORMS)[number];

/** Encodings of the load file. */
export const DAT_ENCODINGS = ['utf8', 'cp1252'] as const;
export type DatEncoding = (typeof DAT_ENCODINGS)[number];

export interface ProductionRequest {
  readonly caseDir: string;
  readonly logsDir: string;
  /** What completed the calls of the case, given again. */
  readonly beside: GivenBeside;
  readonly out: string;
  /** Folder for a second bag with the full versions, or null. */
  readonly originals: string | null;
  /** Ids of findings, or null for all. */
  readonly findings: readonly string[] | null;
  readonly prefix: string;
  readonly firstNumber: number;
  readonly pseudonymKey: string | null;
  readonly identityMap: string | null;
  /** Accused accounts too stand under labels. */
  readonly pseudonymiseAll: boolean;
  readonly isRedacting: boolean;
  /** CSV of names and words to remove, or null. */
  readonly redactTerms?: string | null;
  readonly pages: PageForm;
  /** Slip sheets instead of an error for calls of logs that are not there. */
  readonly allowMissing: boolean;
  readonly datEncoding: DatEncoding;
  readonly caseName: string | null;
  readonly custody: CustodyBasis;
  /** Signs the tag manifest, when asked for. */
  readonly signer?: Signer | null;
  readonly force: boolean;
  readonly abort: AbortSignal;
  onProgress(progress: AnalyzeProgress): void;
}
