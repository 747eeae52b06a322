import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { StoredFile } from '@desk/db';
import type { Logger } from 'pino';
import type { IncomingFolder } from './incoming.ts';
import type { FileStorage } from './storage.ts';
import { LARGEST_FILE_BYTES } from './upload-limits.ts';

const LONGEST_SIDE = 480;
const QUALITY = 70;
/** More than any usual camera's; a picture that unpacks to more was made to exhaust memory. */
const MOST_PIXELS = 60_000_000;
const MOST_SECONDS = 10;

/** What the packaged decoder reads. HEIC is not among it, for its patents: such pictures have no preview. */
const PREVIEWED = new Set(['image/jpeg', 'image/png', 'image/webp']);

export const PREVIEW_MEDIA_TYPE = 'image/webp';

/** Where the preview of a content is kept. */
export function previewKey(sha256: string): string {
  return `${sha256}.webp`;
}

/** Whether there is to be a preview of the file. */
export function isPreviewed({ mediaType, state }: Pick<StoredFile, 'mediaType' | 'state'>): boolean {
  return state === 'CLEAN' && PREVIEWED.has(mediaType);
}

/** Small pictures, made when first asked for, without anything that a camera wrote beside the picture. */
export class Previews {
  readonly #storage: FileStorage;
  readonly #incoming: IncomingFolder;
  readonly #log: Logger;
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: FileStorage, incoming: IncomingFolder, log: Logger) {
    this.#storage = storage;
    this.#incoming = incoming;
    this.#log = log;
  }

  /** The preview of a picture, WebP; null when it cannot be decoded within bounds. */
  async get(sha256: string): Promise<Readable | null> {
    const key = previewKey(sha256);
    if (await this.#storage.has(key)) return this.#storage.get(key);
    // One at a time: decoding takes a core and much memory.
    const making = this.#last.then(() => this.#make(sha256));
    this.#last = making;
    return (await making) ? this.#storage.get(key) : null;
  }

  async #make(sha256: string): Promise<boolean> {
    try {
      const small = await shrink(await buffer(await this.#storage.get(sha256)));
      const incoming = await this.#incoming.take(Readable.from([small]), LARGEST_FILE_BYTES);
      await this.#storage.keep(previewKey(sha256), incoming);
      await rm(incoming.path, { force: true });
      return true;
    } catch (error) {
      this.#log.info({ error, sha256 }, 'A picture has no preview');
      return false;
    }
  }
}

/** Turned upright as the camera says, for nothing of what it says stays. */
async function shrink(picture: Buffer): Promise<Buffer> {
  // Loaded with the first picture: it takes a tenth of a second, which a start need not wait for.
  const { default: sharp } = await import('sharp');
  return sharp(picture, { limitInputPixels: MOST_PIXELS })
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer();
}
