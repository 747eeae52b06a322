import { StoredFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

/** Reads the files of cases, in the order of their uploads: one query for all cases that are asked for. */
export function filesByCase(em: SqlEntityManager): DataLoader<string, StoredFile[]> {
  return new DataLoader(
    async (caseIds) => {
      const where = { caseFile: { $in: [...new Set(caseIds)] } };
      const found = await em.find(StoredFile, where, { orderBy: { id: 'asc' }, disableIdentityMap: true });
      const byCase = Map.groupBy(found, (file) => file.caseFile?.id);
      return caseIds.map((id) => byCase.get(id) ?? []);
    },
    // A subscription keeps its loaders: files come and are scanned while it lasts.
    { cache: false },
  );
}
