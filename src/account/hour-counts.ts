/**
 * Calls by hour since 1970 (UTC). Logs are mostly in order of time, so hours are appended to a list, hour and calls in turn; a map of
 * them for each account would take several times the room. What comes late goes to a map, which only logs out of order have.
 */
export interface HourCounts {
  inOrder: number[];
  late: Map<number, number> | null;
}

export function emptyHours(): HourCounts {
  return { inOrder: [], late: null };
}

export function addHour(hours: HourCounts, hour: number, calls: number): void {
  const { inOrder } = hours;
  const last = inOrder.length - 2;
  if (last < 0 || hour > (inOrder[last] as number)) {
    inOrder.push(hour, calls);
  } else if (hour === inOrder[last]) {
    inOrder[last + 1] = (inOrder[last + 1] as number) + calls;
  } else {
    hours.late ??= new Map();
    hours.late.set(hour, (hours.late.get(hour) ?? 0) + calls);
  }
}

export function mergeHours(into: HourCounts, from: HourCounts): void {
  const merged = isInOrder(into) && isInOrder(from) ? mergeInOrder(into.inOrder, from.inOrder) : mergeLate(into, from);
  into.inOrder = merged.inOrder;
  into.late = null;
}

/** Nothing late, and no hour whose calls came to nothing: so it is in nearly all logs, and need not be sorted again. */
function isInOrder({ inOrder, late }: HourCounts): boolean {
  return late === null && !inOrder.includes(0);
}

function mergeLate(left: HourCounts, right: HourCounts): HourCounts {
  return toHours([...entriesOf(left), ...entriesOf(right)]);
}

/** Two lists side by side: pairs of hour and calls. */
function mergeInOrder(left: readonly number[], right: readonly number[]): HourCounts {
  const merged = emptyHours();
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    const isLeft = j >= right.length || (i < left.length && (left[i] as number) <= (right[j] as number));
    if (isLeft) addHour(merged, left[i++] as number, left[i++] as number);
    else addHour(merged, right[j++] as number, right[j++] as number);
  }
  return withoutNothing(merged);
}

/** All in order, without hours whose calls came to nothing; what is so already stays as it is. */
export function sealHours(hours: HourCounts): HourCounts {
  return isInOrder(hours) ? hours : toHours(entriesOf(hours));
}

/** Hours in order with their calls, of sealed hours. */
export function hoursOf({ inOrder }: HourCounts): readonly (readonly [hour: number, calls: number])[] {
  return Array.from({ length: inOrder.length / 2 }, (_, i) => [inOrder[2 * i] as number, inOrder[2 * i + 1] as number] as const);
}

type HourEntry = readonly [hour: number, calls: number];

function entriesOf(hours: HourCounts): readonly HourEntry[] {
  return hours.late === null ? hoursOf(hours) : [...hoursOf(hours), ...hours.late];
}

function toHours(entries: readonly HourEntry[]): HourCounts {
  const sorted = [...entries].sort(([left], [right]) => left - right);
  const hours = emptyHours();
  for (const [hour, calls] of sorted) addHour(hours, hour, calls);
  return withoutNothing(hours);
}

function withoutNothing(hours: HourCounts): HourCounts {
  if (!hours.inOrder.includes(0)) return hours;
  const kept = emptyHours();
  for (const [hour, calls] of hoursOf(hours)) if (calls !== 0) kept.inOrder.push(hour, calls);
  return kept;
}
