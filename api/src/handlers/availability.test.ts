import { Staff, type StaffRole } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const SET = /* GraphQL */ `
  mutation ($input: SetAvailabilityInput!) {
    setAvailability(input: $input) {
      staff {
        id
      }
    }
  }
`;

const UNTIL = '2026-12-01T09:00:00.000Z';
const UNKNOWN = '01934567-89ab-7def-8123-456789abcdef';

type Name = keyof Office;

describe('setAvailability', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  function read(id: string): Promise<Staff> {
    return test.desk.orm.em.fork().findOneOrFail(Staff, { id });
  }

  it.each<Name>(['handler', 'manager', 'director', 'auditor'])('is for a %s’s own leave', async (who) => {
    await office[who].data(SET, { input: { awayUntil: UNTIL } });
    expect((await read(office[who].id)).awayUntil?.toISOString()).toBe(UNTIL);
    await office[who].data(SET, { input: {} });
    expect((await read(office[who].id)).awayUntil).toBeNull();
  });

  it.each<[Name, Name]>([
    ['manager', 'handler'],
    ['director', 'manager'],
    ['manager', 'director'],
  ])('is for a %s to say of a %s', async (by, of) => {
    await office[by].data(SET, { input: { staffId: office[of].id, awayUntil: UNTIL } });
    expect((await read(office[of].id)).awayUntil?.toISOString()).toBe(UNTIL);
    await office[by].data(SET, { input: { staffId: office[of].id } });
  });

  it.each<[Name, Name]>([
    ['handler', 'colleague'],
    ['handler', 'manager'],
    ['auditor', 'handler'],
  ])('is not for a %s to say of a %s', async (by, of) => {
    const before = await read(office[of].id);
    const error = await office[by].refusal(SET, { input: { staffId: office[of].id, awayUntil: UNTIL } });
    expect(error.extensions.code).toBe('FORBIDDEN');
    expect(error.message).toContain('Only managers');
    expect(await read(office[of].id)).toEqual(before);
  });

  it('is for staff only', async () => {
    const error = await test.anonymous.refusal(SET, { input: { staffId: office.handler.id } });
    expect(error.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['an unknown person', { staffId: UNKNOWN }, 'staffId', 'no active member of staff'],
    ['an id that is none', { staffId: "'; drop table staff" }, 'staffId', 'no active member of staff'],
    ['a time that is none', { awayUntil: 'Christmas' }, 'awayUntil', 'Christmas'],
  ])('refuses %s', async (_what, input, path, words) => {
    const error = await office.director.refusal(SET, { input });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.extensions.fields?.map((field) => field.path)).toEqual([path]);
    expect(error.message).toContain(words);
  });

  it.each<StaffRole>(['HANDLER', 'DIRECTOR', 'AUDITOR'])('puts no %s on duty', async (role) => {
    const person = await test.staff(role);
    const error = await person.refusal(SET, { input: { isOnDuty: true, awayUntil: UNTIL } });
    expect(error.extensions.fields?.map((field) => field.path)).toEqual(['isOnDuty']);
    expect(await read(person.id)).toMatchObject({ isOnDuty: false, awayUntil: null });
    await person.data(SET, { input: { isOnDuty: false, awayUntil: UNTIL } });
  });

  it('leaves duty as it was unless told', async () => {
    const { manager } = office;
    await manager.data(SET, { input: { isOnDuty: true } });
    await manager.data(SET, { input: { awayUntil: UNTIL } });
    expect((await read(manager.id)).isOnDuty).toBe(true);
    await manager.data(SET, { input: { isOnDuty: false } });
    expect((await read(manager.id)).isOnDuty).toBe(false);
  });

  it('decides who gets the next case', async () => {
    const { handler, colleague, manager } = office;
    const nextHandler = async () => (await submit(test.anonymous)).handlerName;
    await colleague.data(SET, { input: { awayUntil: UNTIL } });
    await handler.data(SET, { input: {} });
    expect(await nextHandler()).toBe('Amira Hassan');
    await handler.data(SET, { input: { awayUntil: UNTIL } });
    await manager.data(SET, { input: { isOnDuty: true } });
    expect(await nextHandler()).toBe('Grace Okafor');
    test.clock.advance({ days: 8 });
    expect(['Amira Hassan', 'Tom Ellis']).toContain(await nextHandler());
  });
});
