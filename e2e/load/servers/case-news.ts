import pg from 'pg';
import { readStatus } from './read-status.ts';

type OnNews = (status: object) => void;

/** What a hand-written server needs to push: NOTIFY tells of a change, and the status is read once for all who watch. */
export class CaseNews {
  readonly #pool: pg.Pool;
  readonly #watchers = new Map<string, Set<OnNews>>();
  readonly #references = new Map<string, string>();

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  static async listen(databaseUrl: string, poolSize: number): Promise<CaseNews> {
    const news = new CaseNews(new pg.Pool({ connectionString: databaseUrl, max: poolSize }));
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('listen case_event');
    client.on('notification', ({ payload = '' }) => void news.#tell(payload.split(':')[0] ?? ''));
    return news;
  }

  /** The status now, and then each newer one until the answer is called. */
  async watch(reference: string, onNews: OnNews): Promise<() => void> {
    const { rows } = await this.#pool.query<{ id: string }>('select id from case_file where reference = $1', [
      reference,
    ]);
    const id = rows[0]?.id ?? '';
    this.#references.set(id, reference);
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(onNews));
    const status = await readStatus(this.#pool, reference);
    if (status !== null) onNews(status);
    return () => watchers.delete(onNews);
  }

  async #tell(caseId: string): Promise<void> {
    const watchers = this.#watchers.get(caseId);
    const reference = this.#references.get(caseId);
    if (watchers === undefined || reference === undefined) return;
    const status = await readStatus(this.#pool, reference);
    if (status === null) return;
    for (const watcher of watchers) watcher(status);
  }
}
