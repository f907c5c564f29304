/** The unfinished row at the end of a chunk: copied, because the chunk is overwritten; above the limit it is counted, not held. */
interface HeldBytes {
  hold(chunk: Buffer, from: number): void;
  readonly length: () => number;
  /** The held bytes and those of the chunk between `from` and `to`; what was held is dropped. */
  join(chunk: Buffer, from: number, to: number): Buffer;
  drop(): void;
}

export function createHeldBytes(mostBytes: number): HeldBytes {
  let parts: Buffer[] = [];
  let length = 0;
  const drop = (): void => {
    parts = [];
    length = 0;
  };
  return {
    hold(chunk, from) {
      if (length <= mostBytes) parts.push(Buffer.from(chunk.subarray(from)));
      else parts = [];
      length += chunk.length - from;
    },
    length: () => length,
    join(chunk, from, to) {
      const whole = Buffer.concat([...parts, chunk.subarray(from, to)]);
      drop();
      return whole;
    },
    drop,
  };
}
