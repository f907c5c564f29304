/** Lengths of time, in the units that names of this code end in. */

export const MS_PER_HOUR = 3_600_000;
export const HOURS_PER_DAY = 24;
export const MS_PER_DAY = HOURS_PER_DAY * MS_PER_HOUR;
export const HOURS_PER_WEEK = 7 * HOURS_PER_DAY;
