import { CaseFile, ProcedureVersion } from '@desk/db';
import { LockMode, type MikroORM, type SqlEntityManager } from '@mikro-orm/postgresql';
import { hashContent } from '../cases/event-hash.ts';
import { asPromised, contentOf } from '../procedure/as-promised.ts';
import type { Procedure } from '../procedure/published.ts';
import { ProcedureFileError } from './procedure-file.ts';

/** The published procedure in every version, since each case goes on by the one under which it was opened. */
export class ProcedureVersions {
  readonly #orm: MikroORM;
  readonly #current: Procedure;
  readonly #stored = new Map<string, Procedure>();

  constructor(orm: MikroORM, current: Procedure) {
    this.#orm = orm;
    this.#current = current;
  }

  /**
   * Keeps the procedure in force, whole, under its version.
   * @throws ProcedureFileError when cases were opened under the same version with other values
   */
  async publish(now: Date): Promise<void> {
    const { version } = this.#current;
    const document = contentOf(this.#current);
    await this.#orm.em.fork().transactional(async (em) => {
      await em.execute('insert into procedure_version values (?, ?, ?) on conflict do nothing', [
        version,
        JSON.stringify(document),
        now,
      ]);
      const kept = await em.findOneOrFail(ProcedureVersion, version, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
      });
      if (hashContent(kept.document) === hashContent(document)) return;
      if ((await em.findOne(CaseFile, { procedureVersion: version })) !== null) throw sameVersion(version);
      em.assign(kept, { document, publishedAt: now });
    });
  }

  /** A version as it was published; null for one that there never was. */
  async read(em: SqlEntityManager, version: string): Promise<Procedure | null> {
    if (version === this.#current.version) return this.#current;
    const known = this.#stored.get(version);
    if (known !== undefined) return known;
    // PostgreSQL takes no text with U+0000, not even to look for.
    if (version.includes('\u0000')) return null;
    const kept = await em.findOne(ProcedureVersion, version);
    if (kept === null) return null;
    const procedure = { ...this.#current, ...(kept.document as Procedure) };
    this.#stored.set(version, procedure);
    return procedure;
  }

  /** The procedure by which a case goes on that was opened under a version. */
  async of(em: SqlEntityManager, { procedureVersion }: CaseFile): Promise<Procedure> {
    const then = await this.read(em, procedureVersion);
    return then === null ? this.#current : asPromised(then, this.#current);
  }
}

function sameVersion(version: string): ProcedureFileError {
  return new ProcedureFileError(
    `Cases were opened under version ${version} of the procedure with other values. Give the changed procedure a version of its own.`,
  );
}
