import fastifyCookie from '@fastify/cookie';
import { CaseFile, Contact, Message, type AccessScope } from '@desk/db';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestContext } from '../http/request-context.ts';
import { changeCase } from '../cases/change-case.ts';
import { operationContext } from '../context.ts';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { customerViewer, ANONYMOUS } from './viewer.ts';

let test: TestDesk;
let office: Office;
let careless: FastifyInstance;
let mine: TestCase;
let others: TestCase;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
  mine = await testCase(test, office, 'responded');
  others = await testCase(test, office, 'responded');
  careless = Fastify();
  await careless.register(fastifyCookie);
  // What a route would answer whose author forgot to ask any policy.
  careless.get<{ Params: { reference: string } }>('/careless/:reference', async (request, reply) => {
    const { em } = await requestContext(test.desk, request, reply);
    const { reference } = request.params;
    const caseFile = await em.findOne(CaseFile, { reference });
    const contact = await em.findOne(Contact, { caseFile: { reference } }, { populate: ['caseFile'] });
    const messages = await em.find(Message, { caseFile: { reference } });
    return { stage: caseFile?.stage ?? null, name: contact?.name ?? null, messages: messages.length };
  });
});

afterAll(async () => {
  await careless.close();
  await test.close();
});

async function ask(caller: TestCaller, { reference }: TestCase): Promise<unknown> {
  const response = await careless.inject({
    url: `/careless/${reference}`,
    headers: { cookie: caller.cookie },
  });
  return response.json();
}

it('security 35: shows nobody a case that is not theirs, even where no policy is asked', async () => {
  const everything = { stage: 'RESPONDED', name: 'Maria Kowalski', messages: expect.any(Number) as number };
  const nothing = { stage: null, name: null, messages: 0 };
  await expect(ask(mine.customer, mine)).resolves.toEqual(everything);
  await expect(ask(mine.customer, others)).resolves.toEqual(nothing);
  await expect(ask(new TestCaller(test.app), mine)).resolves.toEqual(nothing);
  await expect(ask(office.colleague, mine)).resolves.toEqual(everything);
});

it('security 35: changes no case of another customer, even where a policy lets them', async () => {
  const { id } = await test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference: others.reference });
  // What a policy asks says yes to every case, as a mistake in it would.
  class EveryCase extends Map<string, AccessScope> {
    override get(): AccessScope {
      return 'ACT';
    }
  }
  const customer = { ...customerViewer('d'.repeat(64), []), caseIds: new Set([id]), grants: new EveryCase() };
  const context = operationContext(test.desk, { staff: ANONYMOUS, customer }, null);
  const target = { reference: others.reference };
  await expect(changeCase(context, 'withdrawComplaint', target, () => undefined)).rejects.toThrow(
    'which the database does not show them',
  );
});

it('leaves nothing of one viewer on a connection for the next', async () => {
  const asked = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? ask(mine.customer, others) : ask(office.colleague, others),
  );
  const answers = (await Promise.all(asked)) as { stage: string | null }[];
  expect(answers.map(({ stage }) => stage)).toEqual(
    asked.map((_, index) => (index % 2 === 0 ? null : 'RESPONDED')),
  );
});
