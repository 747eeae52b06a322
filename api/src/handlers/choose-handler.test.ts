import { randomUUID } from 'node:crypto';
import { CaseFile, Staff, type StaffRole } from '@desk/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../access/viewer.ts';
import { operationContext, type OperationContext } from '../context.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { chooseHandler } from './choose-handler.ts';

interface Person {
  name: string;
  role?: StaffRole;
  /** How many open cases they have. */
  open?: number;
  /** How many closed ones. */
  closed?: number;
  awayUntil?: string;
  isOnDuty?: boolean;
  isActive?: boolean;
}

const NOW = '2026-11-23T10:12:00Z';
const WORDS = 'My payment never arrived.';
const AMIRA: Person = { name: 'Amira Hassan' };
const TOM: Person = { name: 'Tom Ellis' };
const GRACE: Person = { name: 'Grace Okafor', role: 'MANAGER' };
const OMAR: Person = { name: 'Omar Diaz', role: 'MANAGER' };
const LATER = '2026-11-23T10:12:00.001Z';

/** Who is there, what the complaint says, and who gets it. */
const RULES: [string, Person[], string, string | null][] = [
  [
    'the fewest open cases first',
    [
      { ...AMIRA, open: 2 },
      { ...TOM, open: 1 },
    ],
    WORDS,
    TOM.name,
  ],
  [
    'closed cases do not count',
    [
      { ...AMIRA, open: 1, closed: 3 },
      { ...TOM, open: 2 },
    ],
    WORDS,
    AMIRA.name,
  ],
  [
    'nobody on leave',
    [
      { ...AMIRA, awayUntil: LATER },
      { ...TOM, open: 3 },
    ],
    WORDS,
    TOM.name,
  ],
  [
    'whoever is back from leave',
    [
      { ...AMIRA, awayUntil: NOW },
      { ...TOM, open: 1 },
    ],
    WORDS,
    AMIRA.name,
  ],
  ['nobody whom the complaint names', [AMIRA, { ...TOM, open: 3 }], 'AMIRA was rude to me.', TOM.name],
  ['nobody named by surname', [AMIRA, { ...TOM, open: 3 }], 'I spoke to Ms Hassan.', TOM.name],
  [
    'nobody who has left',
    [
      { ...AMIRA, isActive: false },
      { ...TOM, open: 3 },
    ],
    WORDS,
    TOM.name,
  ],
  [
    'a handler before a manager on duty',
    [
      { ...AMIRA, open: 3 },
      { ...GRACE, isOnDuty: true },
    ],
    WORDS,
    AMIRA.name,
  ],
  [
    'the manager on duty when no handler is there',
    [{ ...AMIRA, awayUntil: LATER }, OMAR, { ...GRACE, isOnDuty: true, open: 3 }],
    WORDS,
    GRACE.name,
  ],
  [
    'the manager on duty when the complaint names every handler',
    [AMIRA, TOM, OMAR, { ...GRACE, isOnDuty: true }],
    'Amira and Tom were rude.',
    GRACE.name,
  ],
  [
    'any manager when none is on duty',
    [{ ...AMIRA, awayUntil: LATER }, { ...GRACE, open: 1 }, OMAR],
    WORDS,
    OMAR.name,
  ],
  [
    'another manager when the one on duty is away',
    [{ ...GRACE, isOnDuty: true, awayUntil: LATER }, OMAR],
    WORDS,
    OMAR.name,
  ],
  [
    'another manager when the one on duty is named',
    [{ ...GRACE, isOnDuty: true }, OMAR],
    'Grace lied.',
    OMAR.name,
  ],
  [
    'nobody when no handler and no manager is there',
    [
      { ...AMIRA, awayUntil: LATER },
      { ...GRACE, awayUntil: LATER },
      { name: 'Helen Price', role: 'DIRECTOR' },
      { name: 'Sam Reid', role: 'AUDITOR' },
    ],
    WORDS,
    null,
  ],
];

describe('the handler of a new case', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk(NOW);
  });

  beforeEach(async () => {
    await test.desk.orm.em.fork().nativeUpdate(Staff, {}, { isActive: false });
  });

  afterAll(() => test.close());

  async function hire({ name, open = 0, closed = 0, awayUntil, ...person }: Person): Promise<Staff> {
    const em = test.desk.orm.em.fork();
    const staff = em.create(Staff, {
      role: 'HANDLER',
      ...person,
      name,
      email: `${randomUUID()}@staff.example`,
      passwordHash: '-',
      awayUntil: awayUntil === undefined ? null : new Date(awayUntil),
    });
    await em.flush();
    for (let index = 0; index < open + closed; index += 1) {
      const { reference } = (await submit(test.anonymous)).status;
      const closedAt = index < closed ? new Date(NOW) : null;
      await em.nativeUpdate(CaseFile, { reference }, { handler: staff.id, closedAt });
    }
    return staff;
  }

  it.each(RULES)('is: %s', async (_rule, people, whatHappened, chosen) => {
    for (const person of people) await hire(person);
    const em = test.desk.orm.em.fork();
    const id = (await chosenFor(whatHappened))?.id ?? null;
    expect(id === null ? null : (await em.findOneOrFail(Staff, { id })).name).toBe(chosen);
  });

  it('is one by lot among those who have a hundred open cases or more, before anybody has fewer', async () => {
    await giveMore((await hire({ ...AMIRA, open: 1 })).id, 100);
    await giveMore((await hire({ ...TOM, open: 1 })).id, 149);
    const drawn = new Set<string | undefined>();
    for (let time = 0; time < 60; time++) drawn.add((await chosenFor(WORDS))?.name);
    expect([...drawn].sort()).toEqual([AMIRA.name, TOM.name]);

    const zoe = await hire({ name: 'Zoe Park', open: 1 });
    await giveMore(zoe.id, 98);
    expect((await chosenFor(WORDS))?.id).toBe(zoe.id);
  });

  it('is a different one for each of those who complain at the same moment, for whom everybody is read once', async () => {
    await hire({ ...AMIRA, open: 1 });
    await hire(TOM);
    const [first, second] = [
      test.desk.candidates.read(test.clock.now()),
      test.desk.candidates.read(test.clock.now()),
    ];
    expect(await first).toBe(await second);
    expect(await test.desk.candidates.read(test.clock.now())).not.toBe(await first);

    const chosen = await Promise.all([WORDS, 'Tom was rude.', WORDS, WORDS].map(chosenFor));
    expect(chosen.map((each) => each?.name)).toEqual([TOM.name, AMIRA.name, TOM.name, TOM.name]);
  });

  it('is read by whoever holds a connection over that one, so that nobody waits for another', async () => {
    await hire(AMIRA);
    const chosen = await test.desk.orm.em.fork().transactional(async (em) => {
      await em.nativeUpdate(Staff, { name: AMIRA.name }, { isActive: false });
      return chooseHandler(context(), em, WORDS);
    });
    expect(chosen).toBeNull();
  });

  function context(): OperationContext {
    return operationContext(test.desk, { staff: ANONYMOUS, customer: ANONYMOUS }, null);
  }

  function chosenFor(whatHappened: string): ReturnType<typeof chooseHandler> {
    return chooseHandler(context(), context().em, whatHappened);
  }

  /** Copies the open case of somebody. */
  async function giveMore(handlerId: string, count: number): Promise<void> {
    await test.desk.orm.em.fork().execute(
      `insert into case_file
       select (json_populate_record(c, json_build_object('id', v, 'reference', left(v::text, 17)))).*
         from case_file c, generate_series(1, ?) n, lateral (select gen_random_uuid() as v where n > 0) u
        where c.handler_id = ?`,
      [count, handlerId],
    );
  }

  it('is the one whom the acknowledgement names, in turn', async () => {
    await hire(AMIRA);
    await hire(TOM);
    const names: (string | null)[] = [];
    for (let index = 0; index < 4; index += 1) names.push((await submit(test.anonymous)).handlerName);
    expect(names.sort()).toEqual([AMIRA.name, AMIRA.name, TOM.name, TOM.name]);
  });

  it('is awaited by a complaint that nobody is there for', async () => {
    const { handlerName, status } = await submit(test.anonymous);
    expect([handlerName, status.stage]).toEqual([null, 'RECEIVED']);
  });

  it.each([
    ['whom the complaint names', TOM, 'The complaint names this person'],
    ['who has left', { ...OMAR, isActive: false }, 'no active handler or manager'],
    ['who only reads', { name: 'Sam Reid', role: 'AUDITOR' as const }, 'no active handler or manager'],
  ])('cannot become somebody %s', async (_who, person, words) => {
    const manager = await test.staff('MANAGER', 'Nadia Brook');
    const { reference } = (await submit(test.anonymous, { whatHappened: 'Tom Ellis was rude.' })).status;
    const { id: handlerId } = await hire(person);
    const before = await rowCounts(test.desk.orm);
    const error = await manager.refusal(mutationOf('assignHandler'), { input: { reference, handlerId } });
    expect(error.extensions.fields).toEqual([
      { path: 'handlerId', message: expect.stringContaining(words) as string },
    ]);
    await expect(rowCounts(test.desk.orm)).resolves.toEqual(before);
  });

  it('cannot become who is it already', async () => {
    const manager = await test.staff('MANAGER', 'Nadia Brook');
    const { reference } = (await submit(test.anonymous)).status;
    const input = { reference, handlerId: manager.id };
    const error = await manager.refusal(mutationOf('assignHandler'), { input });
    expect(error.message).toContain('deals with the case already');
  });
});
