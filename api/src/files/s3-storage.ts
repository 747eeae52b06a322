import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type * as aws from '@aws-sdk/client-s3';
import type { Incoming } from './incoming.ts';
import type { ByteRange, FileStorage } from './storage.ts';

/** The library, and a client of it. */
type S3 = typeof aws & { client: aws.S3Client };

/** Bytes in a bucket of any S3-compatible service; each file is an object named after its content. */
export class S3Storage implements FileStorage {
  readonly #settings: aws.S3ClientConfig;
  readonly #bucket: string;
  #opened: Promise<S3> | undefined;

  /** @param address `https://KEY:SECRET@host/bucket?region=eu-west-2`; without a key the machine's own role is used */
  constructor(address: URL) {
    this.#bucket = decodeURIComponent(address.pathname.slice(1));
    this.#settings = {
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
    };
  }

  async keep(key: string, { path, byteSize }: Pick<Incoming, 'path' | 'byteSize'>): Promise<void> {
    const { client, PutObjectCommand } = await this.#open();
    const Body = createReadStream(path);
    await client.send(new PutObjectCommand({ ...this.#object(key), Body, ContentLength: byteSize }));
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.first}-${range.last}`;
    const { client, GetObjectCommand } = await this.#open();
    const { Body } = await client.send(new GetObjectCommand({ ...this.#object(key), Range }));
    if (Body === undefined) throw new Error(`The bucket answered no bytes for ${key}`);
    // In Node.js the library answers with Node's own stream.
    return Body as Readable;
  }

  async has(key: string): Promise<boolean> {
    const { client, HeadObjectCommand, NotFound } = await this.#open();
    try {
      await client.send(new HeadObjectCommand(this.#object(key)));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    const { client, DeleteObjectCommand } = await this.#open();
    await client.send(new DeleteObjectCommand(this.#object(key)));
  }

  /** Loads the library with the first file: a start need not wait for it, nor whoever has no bucket. */
  #open(): Promise<S3> {
    return (this.#opened ??= import('@aws-sdk/client-s3').then((library) => ({
      ...library,
      client: new library.S3Client(this.#settings),
    })));
  }

  #object(key: string) {
    return { Bucket: this.#bucket, Key: key };
  }
}
