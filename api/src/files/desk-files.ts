import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { IncomingFolder } from './incoming.ts';
import { Previews } from './previews.ts';
import type { ScannerAddress } from './scanner.ts';
import { filesFolder, openStorage, type FileStorage } from './storage.ts';

/** What the desk needs to take files and to hand them out; it lives as long as the process. */
export interface DeskFiles {
  storage: FileStorage;
  incoming: IncomingFolder;
  previews: Previews;
  /** Null: files are not scanned. */
  scanner: ScannerAddress | null;
}

/** The parts for files, by the settings; nothing is opened or written before the first file comes. */
export function openFiles(env: Env, log: Logger): DeskFiles {
  const storage = openStorage(env);
  const incoming = new IncomingFolder(join(filesFolder(env), 'incoming'));
  return {
    storage,
    incoming,
    previews: new Previews(storage, incoming, log),
    scanner: env.CLAMD_URL ?? null,
  };
}
