import { Staff } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import type { TestCase } from './test-case.ts';
import { signIn, type TestDesk } from './test-desk.ts';
import type { Office, StaffCaller } from './test-office.ts';
import { wholeLife, type Turn } from './whole-life.ts';

/** Plays the whole life of a case turn by turn, at its times and by its people. */
export async function* playLife(test: TestDesk, office: Office, complaint: TestCase): AsyncGenerator<Turn> {
  for (const turn of wholeLife(office)) {
    await test.pass(test.clock.now().until(Temporal.Instant.from(turn.at)));
    const actor = turn.by === 'customer' ? complaint.customer : await backAtWork(test, office[turn.by]);
    await complaint.act(turn.does, turn.with, actor);
    yield turn;
  }
}

/** The sessions of staff end overnight. */
export async function backAtWork(test: TestDesk, staff: StaffCaller): Promise<StaffCaller> {
  const { email } = await test.desk.orm.em.fork().findOneOrFail(Staff, { id: staff.id });
  await signIn(staff, email);
  return staff;
}
