import { CaseEvent, Message, Staff } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { ANONYMOUS } from '../access/viewer.ts';
import { createDesk } from '../app.ts';
import { contactIn, toldIn } from '../complaints/told.ts';
import { openCase } from '../complaints/open-case.ts';
import { operationContext } from '../context.ts';
import { readEnv } from '../env.ts';
import { procedure } from '../procedure/procedure.ts';
import { TEST_SECRET_KEY } from './test-desk.ts';
import { TestClock } from './test-clock.ts';

/** Makes the one member of staff who gets the cases. */
export async function hireHandler(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  em.create(Staff, { name: 'Amira Hassan', email: 'amira@staff.example', role: 'HANDLER', passwordHash: '' });
  await em.flush();
}

/** Opens cases received seven days ago, whose first progress update nobody wrote: their jobs are due at once. */
export async function openOverdueCases(orm: MikroORM, count: number): Promise<void> {
  const clock = new TestClock(
    Temporal.Now.instant()
      .subtract({ hours: 7 * 24 })
      .toString(),
  );
  const desk = createDesk(orm, readEnv({ NODE_ENV: 'test', SECRET_KEY: TEST_SECRET_KEY }), clock, procedure);
  await orm.em.fork().transactional(async (em) => {
    const context = operationContext(desk, { staff: ANONYMOUS, customer: ANONYMOUS }, null, em);
    const told = toldIn({ whatHappened: 'Nobody called me back.' });
    const contact = contactIn({ name: 'Maria Kowalski', email: 'maria@mail.example' });
    for (let opened = 0; opened < count; opened++) {
      const complaint = {
        channel: 'FORM',
        category: 'SERVICE',
        receivedAt: context.now,
        told,
        contact,
      } as const;
      await openCase(context, em, complaint, { kind: 'CUSTOMER', id: null });
    }
  });
  await desk.jobs.stop();
}

/** What customers and the ledger have seen of the broken promises so far. */
export class BrokenPromises {
  readonly #orm: MikroORM;

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** How many were counted. */
  counted(): Promise<number> {
    return this.#orm.em.fork().count(CaseEvent, { type: 'deadlineMissed' });
  }

  /** How many automatic messages each written-to customer has, one number per case. */
  async messagesPerCase(): Promise<number[]> {
    const messages = await this.#orm.em.fork().find(Message, { kind: 'UPDATE', author: null });
    return [...Map.groupBy(messages, ({ caseFile }) => caseFile.id).values()].map((each) => each.length);
  }
}
