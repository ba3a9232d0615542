/** Digests as lower-case hexadecimal digits, of what is in memory or of a file while it goes by. */
import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Several digests in one reading, and how much was read. */
export class Digest {
  readonly #hashes;
  bytes = 0;

  /** @param algorithms as `node:crypto` names them */
  constructor(algorithms: readonly string[] = ['sha256']) {
    this.#hashes = algorithms.map((algorithm) => createHash(algorithm));
  }

  update(chunk: Uint8Array): void {
    for (const hash of this.#hashes) hash.update(chunk);
    this.bytes += chunk.byteLength;
  }

  /** In the order of the algorithms; asked once. */
  digests(): string[] {
    return this.#hashes.map((hash) => hash.digest('hex'));
  }

  /** Of a digest with one algorithm. */
  hex(): string {
    return this.digests()[0] ?? '';
  }
}

/** Hands on what it measures. */
export function measuring(digest: Digest): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
}
