import { randomUUID } from 'node:crypto';
import {
  AccessCode,
  AccessLink,
  AccessToken,
  CaseAccess,
  CaseFile,
  PasswordLink,
  Session,
  Staff,
} from '@desk/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dateOf } from '../clock.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { sweepEnded } from './sweep-ended.ts';
import { hashToken, newToken } from './tokens.ts';

const TABLES = [Session, AccessToken, PasswordLink, AccessCode, AccessLink, CaseAccess];

let test: TestDesk;

beforeAll(async () => {
  test = await startTestDesk();
});

afterAll(() => test.close());

/** One row in each table, on a case and a person of their own. */
async function letIn(expiresAt: Date): Promise<void> {
  const { status } = await submit(new TestCaller(test.app));
  const em = test.desk.orm.em.fork();
  const caseFile = await em.findOneOrFail(CaseFile, { reference: status.reference });
  await em.nativeDelete(CaseAccess, { caseFile });
  const staff = em.create(Staff, { name: 'Amira', email: `${randomUUID()}@staff.example`, role: 'HANDLER' });
  const tokenHash = hashToken(newToken());
  const createdAt = dateOf(test.clock.now());
  const used = { browser: 'Firefox on Linux', lastUsedAt: createdAt, expiresAt };
  em.create(Session, { tokenHash, staff, createdAt, ...used });
  em.create(AccessToken, { tokenHash, staff, name: 'A script', scope: 'READ', createdAt, expiresAt });
  em.create(PasswordLink, { staff, tokenHash, expiresAt });
  em.create(AccessCode, { caseFile, codeHash: tokenHash, triesLeft: 5, expiresAt });
  em.create(AccessLink, { caseFile, tokenHash, scope: 'READ', createdAt, expiresAt });
  const grant = { scope: 'READ', openedBy: 'LINK', grantedAt: createdAt } as const;
  em.create(CaseAccess, { caseFile, deviceHash: tokenHash, ...grant, ...used });
  await em.flush();
}

it('deletes whatever let somebody in a month after it ended, and nothing before', async () => {
  const now = test.clock.now();
  const ends = [{ hours: 1 }, { hours: -24 * 29 }, { hours: -24 * 30 }, { hours: -24 * 200 }];
  for (const end of ends) await letIn(dateOf(now.add(end)));
  await sweepEnded(test.desk);
  const em = test.desk.orm.em.fork();
  for (const table of TABLES) {
    const left = await em.findAll<{ expiresAt: Date }>(table, { orderBy: { expiresAt: 'desc' } });
    expect(
      left.map(({ expiresAt }) => expiresAt),
      table.name,
    ).toEqual(ends.slice(0, 2).map((end) => dateOf(now.add(end))));
  }
});
