import { CaseFile, ProcedureVersion } from '@desk/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp, createDesk } from '../app.ts';
import { procedure } from '../procedure/procedure.ts';
import type { Procedure } from '../procedure/published.ts';
import { complaintInput, startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';

const UPDATE = `mutation ($input: PostUpdateInput!) {
  postUpdate(input: $input) { case { procedureVersion deadlines { kind dueOn } } }
}`;
const VERSION = 'query ($version: String!) { procedureVersion(version: $version) { version commitments } }';

const changed: Procedure = {
  ...procedure,
  version: '2027-01',
  commitments: ['Everything will be better'],
  organisation: { ...procedure.organisation, phone: '+44 20 7946 0000' },
  deadlines: { ...procedure.deadlines, progressUpdateDays: 2 },
};

let test: TestDesk;
const ends: (() => Promise<void>)[] = [];
const publishedAt = new Date('2026-11-23T10:12:00Z');

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  await test.staff('HANDLER', 'Amira Hassan');
});

afterAll(async () => {
  for (const end of ends) await end();
  await test.close();
});

/** The same desk after its operator published something else. */
async function deskWith(published: Procedure) {
  const { orm, env } = test.desk;
  const desk = createDesk(orm, env, test.clock, published);
  await desk.procedures.publish(publishedAt);
  const app = await createApp(desk);
  ends.push(async () => {
    await app.close();
    await desk.jobs.stop();
  });
  return { desk, app };
}

it('lets a case go on by the version under which it was opened, and new ones begin by the new one', async () => {
  const before = await submit(test.anonymous, { category: 'SERVICE' });
  const { app } = await deskWith(changed);
  const customer = new TestCaller(app);
  const after = await submit(customer, { category: 'SERVICE' });
  test.clock.advance({ days: 1 });
  const [name = '', value = ''] = (await test.staff('MANAGER')).cookie.split('=');
  const staff = new TestCaller(app);
  staff.keep([{ name, value }]);
  const updateOf = async ({ status: { reference } }: typeof before) => {
    const { postUpdate } = await staff.data<{
      postUpdate: { case: { procedureVersion: string; deadlines: { kind: string; dueOn: string }[] } };
    }>(UPDATE, { input: { reference, text: 'We asked the bank.' } });
    const due = postUpdate.case.deadlines.find(({ kind }) => kind === 'PROGRESS_UPDATE');
    return [postUpdate.case.procedureVersion, due?.dueOn];
  };
  expect(await updateOf(before)).toEqual([procedure.version, '2026-11-29']);
  expect(await updateOf(after)).toEqual(['2027-01', '2026-11-26']);
});

it('keeps every version whole, for everybody to read', async () => {
  const { app } = await deskWith(changed);
  const reader = new TestCaller(app);
  const read = async (version: string) =>
    (await reader.data<{ procedureVersion: unknown }>(VERSION, { version })).procedureVersion;
  expect(await read(procedure.version)).toEqual({
    version: procedure.version,
    commitments: procedure.commitments,
  });
  expect(await read('2027-01')).toEqual({ version: '2027-01', commitments: changed.commitments });
  expect(await read('1999-01')).toBeNull();
});

it('tells an older case’s customer today’s phone number, with the promises of then', async () => {
  const { status } = await submit(test.anonymous, complaintInput());
  const { desk } = await deskWith(changed);
  const em = desk.orm.em.fork();
  const caseFile = await em.findOneOrFail(CaseFile, { reference: status.reference });
  const { organisation, deadlines } = await desk.procedures.of(em, caseFile);
  expect([organisation.phone, deadlines.progressUpdateDays]).toEqual(['+44 20 7946 0000', 5]);
});

it('refuses other values under a version by which cases were opened, and takes them before', async () => {
  await submit(test.anonymous, complaintInput());
  const same = { ...changed, version: procedure.version };
  await expect(deskWith(same)).rejects.toThrow(
    'Cases were opened under version 2026-11 of the procedure with other values.',
  );
  const fresh = { ...changed, version: '2027-09' };
  await deskWith(fresh);
  const { desk } = await deskWith({ ...fresh, commitments: ['Better still'] });
  const em = desk.orm.em.fork();
  expect((await em.findOneOrFail(ProcedureVersion, '2027-09')).document).toMatchObject({
    commitments: ['Better still'],
  });
});

it('needs no new version for a bank holiday or a confirmed assumption', async () => {
  const holidays = [{ date: '2027-06-15', name: 'A day of our own' }];
  const changedFreely = { ...procedure, holidays, confirmed: ['stages'] };
  await expect(deskWith(changedFreely)).resolves.toBeDefined();
});
