import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { backAtWork } from '../testing/play-life.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { wholeLife } from '../testing/whole-life.ts';

const VIEW = /* GraphQL */ `
  query ($reference: String!) {
    customerCase(reference: $reference) {
      status {
        stage
        awaiting
        escalationLevel
        isComplex
        closure
        deadlines {
          kind
          dueOn
        }
        timeline {
          type
        }
      }
    }
  }
`;
const VERIFY =
  'query ($reference: String!) { verifyHistory(reference: $reference) { eventCount firstBroken { seq problem } } }';

interface View {
  customerCase: {
    status: Record<'stage' | 'awaiting' | 'escalationLevel' | 'isComplex' | 'closure', unknown> & {
      deadlines: { kind: string; dueOn: string }[];
      timeline: { type: string }[];
    };
  };
}

let test: TestDesk;
let office: Office;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
});

afterAll(() => test.close());

async function passTo(at: string): Promise<void> {
  await test.pass(test.clock.now().until(Temporal.Instant.from(at)));
}

/** Nobody is named a reviewer who acted on the case, or is not senior enough for the level (DISP 1.4.1R). */
async function expectRefused(complaint: TestCase, by: TestCaller, reviewerId: string): Promise<void> {
  const input = await complaint.input('assignReviewer', { reviewerId });
  const refusal = await by.refusal(mutationOf('assignReviewer'), { input });
  expect(refusal.extensions.fields).toMatchObject([{ path: 'reviewerId' }]);
}

async function customersPage({ customer, reference }: TestCase) {
  const { customerCase } = await customer.data<View>(VIEW, { reference });
  const { deadlines, timeline, ...status } = customerCase.status;
  return {
    status,
    due: Object.fromEntries(deadlines.map(({ kind, dueOn }) => [kind, dueOn])),
    told: timeline.map(({ type }) => type),
  };
}

it('goes from the complaint through every turn to a case that is opened again', async () => {
  const complaint = await testCase(test, office);
  const page = {
    status: {
      stage: 'ACKNOWLEDGED',
      awaiting: 'US',
      escalationLevel: 0,
      isComplex: false,
      closure: null,
    },
    due: {
      PROGRESS_UPDATE: '2026-11-28',
      FINAL_RESPONSE: '2026-12-07',
      PAYMENT_LIMIT: '2026-12-14',
      PAYMENT_LIMIT_EXTENDED: '2027-01-14',
    },
    told: ['complaintReceived', 'handlerAssigned', 'complaintAcknowledged'],
  };
  expect(await customersPage(complaint)).toEqual(page);

  for (const { at, by, does, with: changes, refused = [], status = {}, due, told = [] } of wholeLife(
    office,
  )) {
    await passTo(at);
    const actor = by === 'customer' ? complaint.customer : await backAtWork(test, office[by]);
    for (const name of refused) await expectRefused(complaint, actor, office[name].id);
    await complaint.act(does, changes, actor);
    Object.assign(page.status, status);
    Object.assign(page, { due: due ?? page.due });
    page.told.push(...told);
    expect(await customersPage(complaint), does).toEqual(page);
  }

  const check = await (
    await backAtWork(test, office.auditor)
  ).data(VERIFY, { reference: complaint.reference });
  const events = await complaint.events();
  expect(check).toEqual({ verifyHistory: { eventCount: events.length, firstBroken: null } });
});
