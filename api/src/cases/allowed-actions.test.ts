import type { CaseFile, StaffRole } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, customerViewer, type Viewer } from '../access/viewer.ts';
import { operationContext, type Viewers } from '../context.ts';
import { DomainError } from '../errors.ts';
import { ACTION_NAMES, type Action } from '../procedure/stages.ts';
import { runAction } from '../testing/action-services.ts';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { ROADS, testCase, type Situation, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const ROLES: Record<keyof Office, StaffRole> = {
  handler: 'HANDLER',
  colleague: 'HANDLER',
  manager: 'MANAGER',
  director: 'DIRECTOR',
  auditor: 'AUDITOR',
  seniorReviewer: 'MANAGER',
  executiveReviewer: 'DIRECTOR',
};
const STAFF = Object.keys(ROLES) as (keyof Office)[];
const SITUATIONS = Object.keys(ROADS) as Situation[];

const STAFF_CASE = 'query ($reference: String!) { case(reference: $reference) { allowedActions } }';
const OWN_CASE = 'query ($reference: String!) { customerCase(reference: $reference) { allowedActions } }';

/** Somebody as a client of the API, and as the services see them. */
interface Somebody {
  who: string;
  caller: TestCaller;
  query: string;
  viewers: Viewers;
}

describe('allowedActions', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  function everybody(made: TestCase, { id }: CaseFile): Somebody[] {
    const staff = STAFF.map((who): Somebody => {
      const viewer: Viewer = { kind: 'STAFF', id: office[who].id, role: ROLES[who], sessionId: who };
      return {
        who,
        caller: office[who],
        query: STAFF_CASE,
        viewers: { staff: viewer, customer: ANONYMOUS },
      };
    });
    const customer = customerViewer('customer', [[id, 'ACT']]);
    const stranger = customerViewer('stranger', [[crypto.randomUUID(), 'ACT']]);
    const nobody = { caller: test.anonymous, query: OWN_CASE };
    return [
      ...staff,
      {
        who: 'customer',
        caller: made.customer,
        query: OWN_CASE,
        viewers: { staff: ANONYMOUS, customer },
      },
      { ...nobody, who: 'otherCustomer', viewers: { staff: ANONYMOUS, customer: stranger } },
      { ...nobody, who: 'anonymous', viewers: { staff: ANONYMOUS, customer: ANONYMOUS } },
    ];
  }

  /** What a client reads; nothing where it may not read the case. */
  async function listed({ caller, query }: Somebody, reference: string): Promise<string[]> {
    const { data } = await caller.send(query, { reference });
    const [answer] = Object.values(data ?? {}) as ({ allowedActions: string[] } | null)[];
    return answer?.allowedActions ?? [];
  }

  /** Nothing but the case and the actor can refuse it: somebody named already cannot be named again. */
  async function inputFor(made: TestCase, action: Action, caseFile: CaseFile) {
    const isNamed = caseFile.reviewer?.id === office.seniorReviewer.id;
    if (action === 'assignReviewer' && isNamed) {
      return made.input(action, { reviewerId: office.executiveReviewer.id });
    }
    return made.input(action);
  }

  /** Whether the action is accepted; what it did is undone. */
  async function isAccepted({ viewers }: Somebody, action: Action, input: object): Promise<boolean> {
    const em = test.desk.orm.em.fork();
    await em.begin();
    try {
      await runAction(operationContext(test.desk, viewers, null, em), action, input);
      return true;
    } catch (error) {
      const codes = ['UNAUTHENTICATED', 'FORBIDDEN', 'ACTION_NOT_POSSIBLE'];
      if (error instanceof DomainError && codes.includes(String(error.extensions.code))) return false;
      throw error;
    } finally {
      await em.rollback();
    }
  }

  it.each(SITUATIONS)('is what is really accepted from everybody, %s', async (situation) => {
    const made = await testCase(test, office, situation);
    const caseFile = await made.read();
    const inputs = new Map<Action, object>();
    for (const action of ACTION_NAMES) inputs.set(action, await inputFor(made, action, caseFile));
    for (const somebody of everybody(made, caseFile)) {
      const accepted: Action[] = [];
      for (const [action, input] of inputs) {
        if (await isAccepted(somebody, action, input)) accepted.push(action);
      }
      expect([somebody.who, await listed(somebody, made.reference)]).toEqual([somebody.who, accepted]);
    }
    expect((await made.read()).lastSeq).toBe(caseFile.lastSeq);
  });
});
