import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

/** The names of the statements that were prepared in this process, by their texts. */
const names = new Map<string, string>();

/**
 * Runs a statement, in the transaction of `em` where there is one, that each connection parses once, and plans once it
 * has come a few times: for what is asked all the time and costs more to plan than to do. As the desk only.
 * @param text the same each time, with `$1`, `$2` … for what differs
 */
export async function executePrepared<Row>(
  em: SqlEntityManager,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  if (em.getSessionContext() !== undefined)
    throw new Error('This would not be confined to what they may see');
  if (!names.has(text)) names.set(text, `desk-${names.size + 1}`);
  const { rows } = await em.getKysely().executeQuery(CompiledQuery.raw(text, [...values]));
  return rows as Row[];
}

/** The name of a statement that is prepared; undefined for any other. */
export function preparedName(text: string): string | undefined {
  return names.get(text);
}
