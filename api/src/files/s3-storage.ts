import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Incoming } from './incoming.ts';
import type { ByteRange, FileStorage } from './storage.ts';

/** Bytes in a bucket of any S3-compatible service; each file is an object named after its content. */
export class S3Storage implements FileStorage {
  readonly #client: S3Client;
  readonly #bucket: string;

  /** @param address `https://KEY:SECRET@host/bucket?region=eu-west-2`; without a key the machine's own role is used */
  constructor(address: URL) {
    this.#bucket = decodeURIComponent(address.pathname.slice(1));
    this.#client = new S3Client({
      endpoint: address.origin,
      region: address.searchParams.get('region') ?? 'us-east-1',
      forcePathStyle: true,
      // Many compatible services do not know the checksums that the library would add by itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(address.username !== '' && {
        credentials: {
          accessKeyId: decodeURIComponent(address.username),
          secretAccessKey: decodeURIComponent(address.password),
        },
      }),
    });
  }

  async keep(key: string, { path, byteSize }: Pick<Incoming, 'path' | 'byteSize'>): Promise<void> {
    const Body = createReadStream(path);
    await this.#client.send(new PutObjectCommand({ ...this.#object(key), Body, ContentLength: byteSize }));
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.first}-${range.last}`;
    const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#object(key), Range }));
    if (Body === undefined) throw new Error(`The bucket answered no bytes for ${key}`);
    // In Node.js the library answers with Node's own stream.
    return Body as Readable;
  }

  async has(key: string): Promise<boolean> {
    try {
      await this.#client.send(new HeadObjectCommand(this.#object(key)));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#object(key)));
  }

  #object(key: string) {
    return { Bucket: this.#bucket, Key: key };
  }
}
