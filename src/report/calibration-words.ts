import { COMPARED_IN_GROUPS } from '../link/calibrate.js';
import type { SignalCalibration } from './report.js';
import { wordBits } from './words.js';

/** Why a signal has no calibration on pairs. One that is compared in groups only has nothing to say of pairs, and weighs all the same. */
export function wordSilence(reason: string): string {
  return reason === COMPARED_IN_GROUPS ? reason : `cannot say: ${reason}`;
}

/** The most that a signal may claim of a pair; a dash where it is not asked of pairs. */
export function wordMostBits({ capBits, reason }: Pick<SignalCalibration, 'capBits' | 'reason'>): string {
  return reason === COMPARED_IN_GROUPS ? '–' : wordBits(capBits);
}
