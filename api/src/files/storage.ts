import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Env } from '../env.ts';
import { FolderStorage } from './folder-storage.ts';
import type { Incoming } from './incoming.ts';
import { S3Storage } from './s3-storage.ts';

/** First and last byte, both included, counted from 0. */
export interface ByteRange {
  first: number;
  last: number;
}

/** Where bytes lie, by a key that follows from their content, so that keeping them twice changes nothing. */
export interface FileStorage {
  /** Keeps what came in; it is safe on disk when this ends. The incoming file itself may be gone then. */
  keep(key: string, incoming: Pick<Incoming, 'path' | 'byteSize'>): Promise<void>;
  /** The bytes, or a part of them. @throws Error when there are none */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** Whether there are bytes. */
  has(key: string): Promise<boolean>;
  /** Removes the bytes; nothing happens when there are none. */
  remove(key: string): Promise<void>;
}

/** The storage that the settings name: a bucket, or a folder below DATA_FOLDER. */
export function openStorage(env: Pick<Env, 'FILES_S3_URL' | 'DATA_FOLDER'>): FileStorage {
  if (env.FILES_S3_URL !== undefined) return new S3Storage(env.FILES_S3_URL);
  return new FolderStorage(filesFolder(env));
}

/** The folder for files on this machine. */
export function filesFolder({ DATA_FOLDER }: Pick<Env, 'DATA_FOLDER'>): string {
  return join(DATA_FOLDER, 'files');
}
