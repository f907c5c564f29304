import type { AccountName } from '../account/account-names.js';
import type { CoverageReading } from '../coverage/coverage.js';
import type { FilePlace } from '../source/source.js';

/** A place in the log as a report cites it. */
export type Place = FilePlace;

/** One quoted call. The excerpt is cut text from the log: hostile until a renderer has escaped it. */
export interface Quote extends AccountName {
  readonly atUtc: string | null;
  readonly excerpt: string;
  readonly place: Place;
}

/** How much of something accounts do, in whole numbers. */
export interface AmountRange {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Amounts of work of a group's members, from the least to the most, and of the accounts outside, central 95 %. */
export interface Amounts {
  readonly group: AmountRange;
  readonly outside: AmountRange;
}

/** One bar of the waterfall: how much one family of signals adds (or takes) in bits. */
export interface EvidenceBar {
  readonly id: string;
  readonly title: string;
  /** log2 ratio added by this row, after the cap. */
  readonly bits: number;
  /** True when the raw value was larger and the cap of the family or of the calibration cut it. */
  readonly capped: boolean;
  /** One sentence: what was seen. */
  readonly statement: string;
  /** Of a bar about an amount of work. Since schema 1.1. */
  readonly amounts?: Amounts;
  readonly quotes: readonly Quote[];
}

/** Values drawn under a test's null, counted in bars of equal width: data of a picture. */
export interface DrawTally {
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

export interface TestResult {
  readonly id: string;
  readonly title: string;
  /** What was measured, in words, with unit. */
  readonly measures: string;
  /** null: cannot say, see `reason`. */
  readonly observed: number | null;
  /** The same statistic under the test's null: mean and the central 95 %. */
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | null;
  readonly pValue: number | null;
  /** After the false-discovery correction over groups and tests. */
  readonly qValue: number | null;
  readonly permutations: number;
  /** Since 1.1: the null behind `expected`; absent where it was not drawn but computed. */
  readonly draws?: DrawTally | null;
  readonly reading: string;
  readonly reason: string | null;
}

/** One sign of the published playbook, with its rate in the population. Since schema 1.1. */
export interface RuleResult {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Kind of the finding that it becomes when seen; null for one that only stands in the table. */
  readonly kind: FindingKind | null;
  readonly measures: string;
  readonly source: string;
  readonly innocentCause: string;
  /** In the group, in the rest of the log, and in the rest of the group's own cohort; null: cannot say, see `statement`. */
  readonly observed: number | null;
  readonly population: number | null;
  readonly cohort: number | null;
  /** 95 % interval of `observed`. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly pValue: number | null;
  /** After the false-discovery correction over groups, tests and rules. */
  readonly qValue: number | null;
  readonly statement: string;
  readonly verdict: 'seen' | 'not-seen' | 'cannot-say';
  readonly quotes: readonly Quote[];
}

/** One innocent explanation that was tested. */
export interface ExplanationResult {
  readonly id: string;
  readonly title: string;
  /** What the log would look like if this explanation held. */
  readonly predicts: string;
  readonly seen: string;
  readonly verdict: 'explains' | 'remains-possible' | 'unlikely' | 'cannot-say';
}

export interface Strength {
  readonly bits: number;
  readonly words: string;
  /** Largest number of bits the calibration of this log can support. */
  readonly capBits: number;
  /**
   * Of a suspicion: what its bits are before they are cut, members and signals added up as if they were independent. Not calibrated: it
   * puts groups of one log in an order, and is no likelihood ratio. Since schema 1.1.
   */
  readonly score?: number;
  /** The groups of this log that are not suspected, measured alike; `most` and `group` are null when there is none. Since schema 1.1. */
  readonly unsuspected?: { readonly groups: number; readonly most: number | null; readonly group: string | null };
}

export type FindingKind =
  | 'systematic-extraction'
  | 'like-behaviour'
  | 'shared-operator'
  | 'shared-scaffold'
  | 'shared-payload'
  | 'division-of-labour'
  | 'coverage-unusual'
  | 'succession'
  | 'reasoning-elicitation'
  | 'rubric-grading'
  | 'elicitation-cover'
  | 'upstream-identity'
  | 'probe-sweep'
  | 'boundary-probing'
  | 'release-pivot'
  | 'no-ramp'
  | 'plan-to-usage'
  | 'round-the-clock'
  | 'many-networks'
  | 'fail-over'
  | 'signature-replay';

export interface Finding {
  /** `F-001`: suspicions first, then in order of strength and of cluster id. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly clusterId: string;
  readonly strength: Strength;
  readonly propositions: { readonly h1: string; readonly h2: string; readonly conditioning: string };
  /** One sentence a reader can repeat. */
  readonly summary: string;
  readonly priorBits: number;
  readonly evidence: readonly EvidenceBar[];
  readonly tests: readonly TestResult[];
  readonly coverage: readonly CoverageReading[];
  readonly explanations: readonly ExplanationResult[];
  readonly limits: readonly string[];
  readonly wouldChange: readonly string[];
}
