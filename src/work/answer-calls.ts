import { parentPort, type TransferListItem } from 'node:worker_threads';
import { packError } from './pack-error.js';
import type { ThreadAnswer, ThreadCall } from './thread-messages.js';

export interface Answer {
  readonly value: unknown;
  readonly transfer: readonly TransferListItem[];
}

/** Inside a thread: answers each call by the method it names, in the order in which the calls came. */
export function answerCalls(methods: Readonly<Record<string, (...args: never[]) => Promise<Answer>>>): void {
  const port = parentPort;
  if (port === null) throw new Error('answerCalls runs only inside a thread');
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, method, args }: ThreadCall) => {
    last = last.then(async () => {
      try {
        const { value, transfer } = await (methods[method] as (...args: readonly unknown[]) => Promise<Answer>)(...args);
        port.postMessage({ id, value } satisfies ThreadAnswer, [...transfer]);
      } catch (error) {
        port.postMessage({ id, error: packError(error) } satisfies ThreadAnswer);
      }
    });
  });
}
