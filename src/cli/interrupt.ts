/** A signal from outside, as the reason of the abort. */
interface Interrupt {
  readonly kind: 'interrupt';
  readonly name: 'SIGINT' | 'SIGTERM';
  readonly exitCode: 130 | 143;
}

/** 128 + the number of the signal, as shells have it. */
const INTERRUPTS: readonly Interrupt[] = [
  { kind: 'interrupt', name: 'SIGINT', exitCode: 130 },
  { kind: 'interrupt', name: 'SIGTERM', exitCode: 143 },
];

/** The first signal asks the run to stop and clean up, the second one ends it (exit handlers still remove partial output). */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const interrupt of INTERRUPTS) {
    process.on(interrupt.name, () => {
      if (controller.signal.aborted) process.exit(interrupt.exitCode);
      controller.abort(interrupt);
    });
  }
  return controller.signal;
}

export function interruptOf(abort: AbortSignal): Interrupt | null {
  if (!abort.aborted) return null;
  return abort.reason as Interrupt;
}
