import zlib from 'node:zlib';
import type { ArchiveMember, Source } from '../source.js';
import type { Codec, Decoder, Output } from './codec.js';
import { CODECS } from './index.js';

/** Node 20.15 and later have it; before that a member's size is all that is checked. */
const crc32 = (zlib as { crc32?: (data: Buffer, value?: number) => number }).crc32;

/** The decoder of a source: a zip archive's layer outside, the member's own compression inside. */
export function openLayers({ compression, member }: Pick<Source, 'compression' | 'member'>, output: Output): Decoder {
  const ids = compression === 'none' ? [] : compression.split('+');
  const inner = member === undefined || ids[0] !== 'deflate' ? ids : ids.slice(1);
  const content = inner.reduceRight<Decoder>((next, id) => chain(codecOf(id), next), toOutput(output));
  if (member === undefined) return content;
  const checked = checkMember(content, member);
  return ids[0] === 'deflate' ? chain(codecOf('deflate'), checked) : checked;
}

function codecOf(id: string): Codec {
  const codec = CODECS.find((each) => each.id === id);
  if (codec === undefined) throw new Error(`no codec called ${id}`);
  return codec;
}

function toOutput(output: Output): Decoder {
  return { write: async (chunk) => output(chunk), end: async () => undefined, close: () => undefined };
}

/** What one layer gives is the next one's stored bytes; it is passed on also when the layer fails on later ones. */
function chain(codec: Codec, next: Decoder): Decoder {
  let ready: Buffer[] = [];
  const decoder = codec.open((chunk) => void ready.push(chunk));
  const passOn = async (): Promise<void> => {
    const chunks = ready;
    ready = [];
    for (const chunk of chunks) await next.write(chunk);
  };
  return {
    async write(stored) {
      try {
        await decoder.write(stored);
      } finally {
        await passOn();
      }
    },
    async end() {
      try {
        await decoder.end();
      } finally {
        await passOn();
      }
      await next.end();
    },
    close() {
      decoder.close();
      next.close();
    },
  };
}

/** Holds a member to what the archive says of it: one that gives more than its size is a bomb, one of another checksum is damaged. */
function checkMember(next: Decoder, { sizeBytes, crc32: expected }: ArchiveMember): Decoder {
  let bytes = 0;
  let sum = 0;
  return {
    async write(chunk) {
      bytes += chunk.length;
      if (bytes > sizeBytes) throw new Error(`more than the ${sizeBytes} bytes that the archive says`);
      if (crc32 !== undefined) sum = crc32(chunk, sum);
      await next.write(chunk);
    },
    async end() {
      if (bytes !== sizeBytes) throw new Error(`${bytes} bytes instead of the ${sizeBytes} that the archive says`);
      if (crc32 !== undefined && sum !== expected) throw new Error('a checksum other than the one in the archive');
      await next.end();
    },
    close: () => next.close(),
  };
}
