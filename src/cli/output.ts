/** Results go to stdout. Resolves when the text was taken, so that a process that ends does not cut it off. */
export function printResult(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) =>
      error === null || error === undefined || isClosedPipe(error) ? resolve() : reject(error),
    );
  });
}

/** The reader (`head`, a pager) has gone: no fault of anybody. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
