import type { MikroORM } from '@mikro-orm/postgresql';
import type { CaseChange } from '../cases/change-case.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import type { RedisLine } from '../redis/redis-line.ts';
import { Drainer, type Teller } from './drainer.ts';
import type { Hub } from './hub.ts';

/** How often the watched cases are read of which Redis tells nothing now. */
const CATCH_UP_MS = 3_000;
/** Each so many times those of which it should tell are read as well: pub/sub promises nothing. */
const EVERYTHING_EVERY = 20;
/** As many cases are looked at in one query. */
const CHUNK = 1_000;

/** A channel of a case; the brackets make it a hash tag, so that a cluster keeps it on the node of the case. */
const channelOf = (caseId: string): string => `desk:case:{${caseId}}`;
const caseOf = (channel: string): string => channel.slice('desk:case:{'.length, -1);
/** Beside cases, people's access is watched, by topics such as `device:…`; PostgreSQL tells of that. */
const isCase = (topic: string): boolean => !topic.includes(':');

/**
 * Wake-ups by Redis: a sharded channel for each case that somebody watches in this process, and a drainer that tells of
 * what was committed. While Redis is away, the watched cases are read every few seconds instead.
 */
export class FanOut implements Teller {
  readonly #orm: MikroORM;
  readonly #line: RedisLine;
  readonly #hub: Hub;
  readonly #metrics: Metrics;
  readonly #drainer: Drainer;
  /** The cases of which Redis tells us. */
  readonly #followed = new Set<string>();
  /** The newest event of each watched case, as far as it was told or read here. */
  readonly #known = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #round = 0;
  #hasStopped = false;

  constructor(orm: MikroORM, line: RedisLine, hub: Hub, metrics: Metrics) {
    this.#orm = orm;
    this.#line = line;
    this.#hub = hub;
    this.#metrics = metrics;
    this.#drainer = new Drainer(orm, this);
    hub.onTopics({
      first: (topic) => {
        this.#follow(topic);
      },
      last: (topic) => {
        this.#leave(topic);
      },
    });
    line.listen({
      opened: () => {
        for (const topic of hub.topics()) this.#follow(topic);
        this.#drainer.drain();
      },
      lost: () => {
        this.#followed.clear();
      },
    });
  }

  /** Begins to tell and to catch up. */
  start(): void {
    this.#drainer.start();
    this.#catchUpLater();
  }

  /** Ends both, after what is under way. */
  async stop(): Promise<void> {
    this.#hasStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#drainer.stop();
  }

  /** Wakes everyone who watches the case, once the transaction of the change has committed. */
  announce(change: CaseChange): void {
    this.#drainer.note(change);
  }

  /** Whether Redis can be told of anything now. */
  get isOpen(): boolean {
    return this.#line.isOpen;
  }

  /** Wakes whoever watches the case in this process, unless they were woken for this event before. */
  wake(caseId: string, seq: number): void {
    if (this.#known.get(caseId) === seq || !this.#hub.isWatched(caseId)) return;
    this.#known.set(caseId, seq);
    this.#hub.wake(caseId);
  }

  /** Tells every process that watches one of the cases. */
  async tell(newest: ReadonlyMap<string, number>, isLate: boolean): Promise<void> {
    await this.#line.ask((client) =>
      Promise.all([...newest].map(([id, seq]) => client.sPublish(channelOf(id), String(seq)))),
    );
    this.#metrics.redisWakeUps.add(newest.size, { told: isLate ? 'late' : 'promptly' });
  }

  #follow(topic: string): void {
    if (!isCase(topic)) return;
    this.#line
      .ask((client) => client.sSubscribe(channelOf(topic), this.#hear))
      .then(
        () => {
          if (!this.#hub.isWatched(topic) || !this.#line.isOpen) return;
          this.#followed.add(topic);
          // Something may have happened after its watcher read the case, and before Redis would have told.
          this.#hub.wake(topic);
        },
        // It is caught up with, and followed at the next round.
        () => undefined,
      );
  }

  #leave(topic: string): void {
    this.#known.delete(topic);
    if (!this.#followed.delete(topic)) return;
    this.#line.ask((client) => client.sUnsubscribe(channelOf(topic))).catch(() => undefined);
  }

  readonly #hear = (seq: string, channel: string): void => {
    this.wake(caseOf(channel), Number(seq));
  };

  #catchUpLater(): void {
    this.#timer = setTimeout(() => {
      // While the database is away too, there is nothing to catch up with.
      this.#catchUp()
        .catch(() => undefined)
        .finally(() => {
          if (!this.#hasStopped) this.#catchUpLater();
        });
    }, CATCH_UP_MS);
    this.#timer.unref();
  }

  async #catchUp(): Promise<void> {
    const isForAll = ++this.#round % EVERYTHING_EVERY === 0;
    const cases = [...this.#hub.topics()].filter(isCase);
    const unfollowed = cases.filter((caseId) => !this.#followed.has(caseId));
    const toRead = isForAll ? cases : unfollowed;
    for (let from = 0; from < toRead.length; from += CHUNK)
      await this.#read(toRead.slice(from, from + CHUNK));
    if (this.#line.isOpen) for (const caseId of unfollowed) this.#follow(caseId);
  }

  async #read(caseIds: readonly string[]): Promise<void> {
    const rows = await this.#orm.em
      .fork()
      .execute<{ id: string; seq: number }[]>(
        'select id, last_seq as seq from case_file where id = any (?::uuid[])',
        [`{${caseIds.join()}}`],
      );
    for (const { id, seq } of rows) this.wake(id, seq);
  }
}
