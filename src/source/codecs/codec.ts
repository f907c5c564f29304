/** Decompresses one stream, piece by piece. What comes out goes to the output that it was opened with. */
export interface Decoder {
  /**
   * Takes stored bytes; done when all that they give has come out.
   * @throws {Error} when the bytes are damaged; what came out before is good as far as anybody can tell
   */
  write(stored: Buffer): Promise<void>;
  /** @throws {Error} when the stream is not at an end here */
  end(): Promise<void>;
  close(): void;
}

export type Output = (chunk: Buffer) => void;

/** A way to compress. Adding one is one file here, one line in codecs/index.ts and its fixtures. */
export interface Codec {
  readonly id: string;
  readonly title: string;
  /** True when a stored stream starts like this; a codec without marks of its own is never recognised. */
  startsWith(head: Buffer): boolean;
  /** Why a stream that starts like this is not decompressed, with what to do about it; null for any that is. */
  refuses?(head: Buffer): string | null;
  open(output: Output): Decoder;
}
