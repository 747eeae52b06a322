import type { ConnectionType, Dictionary, SqlEntityManager } from '@mikro-orm/postgresql';

/** Reads rows by SQL; an entity manager is one. */
export interface SqlReader {
  execute<Rows extends Dictionary[]>(query: string, params?: unknown[]): Promise<Rows>;
}

/** Reads over one of the connections. */
export function readerOf(em: SqlEntityManager, connectionType: ConnectionType): SqlReader {
  return {
    execute: <Rows extends Dictionary[]>(query: string, params: unknown[] = []) =>
      em.execute<Rows>(query, params, { connectionType }),
  };
}
