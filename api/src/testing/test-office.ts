import { Staff } from '@desk/db';
import type { TestCaller } from './test-caller.ts';
import type { TestDesk } from './test-desk.ts';

/** A signed-in member of staff. */
export type StaffCaller = TestCaller & { id: string };

/** Enough people for every role; only the handler is there for new cases. */
export interface Office {
  handler: StaffCaller;
  /** A handler of other cases. */
  colleague: StaffCaller;
  manager: StaffCaller;
  director: StaffCaller;
  auditor: StaffCaller;
  /** A manager who never acts but as the reviewer of level 1. */
  seniorReviewer: StaffCaller;
  /** A director who never acts but as the reviewer of level 2. */
  executiveReviewer: StaffCaller;
}

/** Who is who in an office, signed in or not. */
export type OfficeIds = Record<keyof Office, { id: string }>;

/** Staffs the desk. */
export async function staffOffice(test: TestDesk): Promise<Office> {
  const office = {
    handler: await test.staff('HANDLER', 'Amira Hassan'),
    colleague: await test.staff('HANDLER', 'Tom Ellis'),
    manager: await test.staff('MANAGER', 'Grace Okafor'),
    director: await test.staff('DIRECTOR', 'Helen Price'),
    auditor: await test.staff('AUDITOR', 'Sam Reid'),
    seniorReviewer: await test.staff('MANAGER', 'Omar Diaz'),
    executiveReviewer: await test.staff('DIRECTOR', 'Iris Vance'),
  };
  await setAway(test, [office.colleague, office.manager, office.seniorReviewer], true);
  return office;
}

/** Sends people on leave, or back. */
export async function setAway(test: TestDesk, people: { id: string }[], isAway: boolean): Promise<void> {
  const id = { $in: people.map((person) => person.id) };
  const awayUntil = isAway ? new Date('2199-01-01T00:00:00Z') : null;
  await test.desk.orm.em.fork().nativeUpdate(Staff, { id }, { awayUntil });
}
