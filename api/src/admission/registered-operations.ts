import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripIgnoredCharacters } from 'graphql';

/** More spellings of the registered operations than clients in use could bring are not remembered. */
export const REMEMBERED = 500;

/**
 * The operations that our own clients send: the portal's documents, and staff's saved operations with which they sign
 * in. Compared by what they say; blanks and comments do not matter.
 */
export class RegisteredOperations {
  readonly #known: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  /** Whether the portal's are among them: without them it cannot ask anything. */
  readonly hasPortal: boolean;

  /** GraphQL documents, each with one operation and its fragments. */
  constructor(portal: readonly string[], saved: readonly string[]) {
    this.hasPortal = portal.length > 0;
    this.#known = new Set([...portal, ...saved].map(stripIgnoredCharacters));
  }

  /**
   * @param portalFile the portal's documents by hash, as its build writes them; none when it is not built
   * @param operationsFolder staff's saved operations
   */
  static async read(portalFile: string, operationsFolder: string): Promise<RegisteredOperations> {
    const portal = await readFile(portalFile, 'utf8').catch(() => '{}');
    const names = await readdir(operationsFolder);
    const files = names.filter((name) => name.endsWith('.graphql'));
    const saved = await Promise.all(files.map((name) => readFile(join(operationsFolder, name), 'utf8')));
    return new RegisteredOperations(Object.values(JSON.parse(portal) as Record<string, string>), saved);
  }

  /** Whether one of our clients would send this text. */
  has(text: string): boolean {
    if (this.#seen.has(text)) return true;
    if (!this.#known.has(withoutIgnored(text))) return false;
    if (this.#seen.size < REMEMBERED) this.#seen.add(text);
    return true;
  }
}

/** What cannot be read as GraphQL is nobody's operation. */
function withoutIgnored(text: string): string {
  try {
    return stripIgnoredCharacters(text);
  } catch {
    return '';
  }
}
