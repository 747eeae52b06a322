import { CaseEvent, CaseFile, FinalResponse, Message } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIN_START, hashEvent } from './event-hash.ts';
import { startTestDesk, submit, type TestCaller, type TestDesk } from '../testing/index.ts';

type Staff = TestCaller & { id: string };

/** A mutation that takes a case on, with what its input needs beside the reference. */
const STEPS: [string, Record<string, unknown>, string][] = [
  ['startReview', {}, 'REVIEW'],
  ['requestInformation', { question: 'Which account was it?', dueOn: '2026-12-01' }, 'REVIEW'],
  ['startInvestigation', {}, 'INVESTIGATION'],
  ['postUpdate', { text: 'We asked the bank.' }, 'INVESTIGATION'],
  ['startResolution', {}, 'RESOLUTION'],
  [
    'issueFinalResponse',
    {
      decision: 'UPHELD',
      summary: 'You are right.',
      explanation: 'It was lost.',
      proposedResolution: 'We pay it back.',
    },
    'RESPONDED',
  ],
];

function mutation(name: string): string {
  const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { case { reference stage awaiting seq allowedActions deadlines { kind dueOn } handler { name } } } }`;
}

interface ActedCase {
  stage: string;
  awaiting: string;
  seq: number;
  allowedActions: string[];
  deadlines: { kind: string; dueOn: string }[];
}

async function act(staff: TestCaller, name: string, input: Record<string, unknown>): Promise<ActedCase> {
  const data = await staff.data<Record<string, { case: ActedCase }>>(mutation(name), { input });
  const payload = data[name];
  if (payload === undefined) throw new Error(`${name} gave no payload`);
  return payload.case;
}

describe('the actions of staff', () => {
  let test: TestDesk;
  let handler: Staff;
  let manager: Staff;
  let director: Staff;
  let auditor: Staff;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    handler = await test.staff('HANDLER', 'Amira Hassan');
    manager = await test.staff('MANAGER', 'Grace Okafor');
    director = await test.staff('DIRECTOR', 'Helen Price');
    auditor = await test.staff('AUDITOR', 'Sam Reid');
  });

  afterAll(() => test.close());

  async function newCase(): Promise<string> {
    return (await submit(test.anonymous)).status.reference;
  }

  async function caseAt(stage: string): Promise<string> {
    const reference = await newCase();
    for (const [name, input, reached] of STEPS) {
      const { stage: current } = await readCase(reference);
      if (current === stage) break;
      if (current === reached) continue;
      await act(manager, name, { reference, ...input });
    }
    return reference;
  }

  async function readCase(reference: string): Promise<CaseFile> {
    return test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
  }

  it('carry a case from receipt to our answer', async () => {
    const reference = await newCase();
    for (const [name, input, stage] of STEPS) {
      const acted = await act(handler, name, { reference, ...input });
      expect(acted.stage).toBe(stage);
    }
    const em = test.desk.orm.em.fork();
    const caseFile = await readCase(reference);
    expect(await em.find(Message, { caseFile: caseFile.id }, { orderBy: { seq: 'asc' } })).toMatchObject([
      { kind: 'QUESTION', text: 'Which account was it?', dueOn: '2026-12-01' },
      { kind: 'UPDATE', text: 'We asked the bank.' },
    ]);
    const response = await em.findOneOrFail(FinalResponse, { caseFile: caseFile.id });
    expect(response.referralWording).toContain('Financial Ombudsman Service');
    expect(caseFile.deadlines.map((deadline) => deadline.kind)).toEqual(['OMBUDSMAN_WINDOW']);
    expect(caseFile.nextDueAt).toBeNull();
  });

  it('leave a gapless history whose hashes form a chain', async () => {
    const reference = await caseAt('RESPONDED');
    const caseFile = await readCase(reference);
    const events = await test.desk.orm.em
      .fork()
      .find(CaseEvent, { caseFile: caseFile.id }, { orderBy: { seq: 'asc' } });
    expect(events.map((event) => event.seq)).toEqual(events.map((_event, index) => index + 1));
    let previous = CHAIN_START;
    for (const event of events) {
      expect(event.prevHash).toBe(previous);
      const { seq, type, actorKind, visibility, data } = event;
      previous = hashEvent(previous, {
        caseId: caseFile.id,
        seq,
        type,
        actorKind,
        actorId: event.actorId ?? null,
        at: event.at.toISOString(),
        visibility,
        data,
        contentHash: event.contentHash ?? null,
      });
      expect(event.hash).toBe(previous);
    }
    expect(caseFile.lastHash).toBe(previous);
  });

  it('wait for the customer after a question, and are with us again when the work goes on', async () => {
    const reference = await caseAt('REVIEW');
    expect((await act(handler, 'requestInformation', { reference, question: 'Which?' })).awaiting).toBe(
      'CUSTOMER',
    );
    expect((await act(handler, 'startInvestigation', { reference })).awaiting).toBe('US');
  });

  it('promise the next update 5 days after each one', async () => {
    const later = await startTestDesk('2026-11-25T10:00:00Z');
    const colleague = await later.staff('HANDLER');
    const { reference } = (await submit(later.anonymous)).status;
    later.clock.advance({ minutes: 50 });
    await act(colleague, 'startReview', { reference });
    const acted = await act(colleague, 'postUpdate', { reference, text: 'Still looking.' });
    expect(acted.deadlines.find((deadline) => deadline.kind === 'PROGRESS_UPDATE')?.dueOn).toBe('2026-11-30');
    await later.close();
  });

  it('acknowledge a case that waited for a handler when it gets one', async () => {
    const empty = await startTestDesk();
    const director = await empty.staff('DIRECTOR');
    const { reference } = (await submit(empty.anonymous)).status;
    const assigned = await act(director, 'assignHandler', { reference, handlerId: director.id });
    expect(assigned.stage).toBe('ACKNOWLEDGED');
    expect(assigned.deadlines.map((deadline) => deadline.kind)).toContain('FINAL_RESPONSE');
    await empty.close();
  });

  it('are refused at a stage that does not know them, with what is possible instead', async () => {
    const reference = await newCase();
    const error = await handler.refusal(mutation('startInvestigation'), { input: { reference } });
    expect(error.extensions).toMatchObject({ code: 'ACTION_NOT_POSSIBLE', stage: 'ACKNOWLEDGED' });
    expect(error.extensions.allowedActions).toContain('startReview');
  });

  it.each(STEPS)('refuse %s to anyone but handler and managers', async (name, input) => {
    const reference = await newCase();
    const stranger = await test.staff('HANDLER');
    const everything = { reference, ...input };
    const refusals = await Promise.all(
      [test.anonymous, stranger, auditor].map((caller) =>
        caller.refusal(mutation(name), { input: everything }),
      ),
    );
    expect(refusals.map((error) => error.extensions.code)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect((await readCase(reference)).lastSeq).toBe(3);
  });

  it('refuse a decision that was taken on an old view of the case', async () => {
    const reference = await newCase();
    await act(director, 'startReview', { reference, expectedSeq: 3 });
    const error = await manager.refusal(mutation('startInvestigation'), {
      input: { reference, expectedSeq: 3 },
    });
    expect(error.extensions).toMatchObject({ code: 'STALE_CASE', seq: 4, stage: 'REVIEW' });
  });

  it('let only one of two people at once take the same step', async () => {
    const reference = await newCase();
    const input = { reference, expectedSeq: 3 };
    const answers = await Promise.all(
      [director, manager].map((caller) => caller.send(mutation('startReview'), { input })),
    );
    const codes = answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'DONE').sort();
    expect(codes).toEqual(['DONE', 'STALE_CASE']);
    expect((await readCase(reference)).lastSeq).toBe(4);
  });

  it.each([
    ['an empty question', 'requestInformation', { question: ' ' }, 'question'],
    ['a day in the past', 'requestInformation', { question: 'Which?', dueOn: '2026-11-22' }, 'dueOn'],
    ['an empty update', 'postUpdate', { text: '' }, 'text'],
    [
      'an unknown handler',
      'assignHandler',
      { handlerId: '01934567-89ab-7def-8123-456789abcdef' },
      'handlerId',
    ],
    ['a handler id that is none', 'assignHandler', { handlerId: "'; drop table staff" }, 'handlerId'],
    [
      'redress of nothing',
      'issueFinalResponse',
      { decision: 'UPHELD', summary: 'a', explanation: 'b', proposedResolution: 'c', redressPence: 0 },
      'redressPence',
    ],
  ])('refuse %s and write nothing', async (_what, name, input, path) => {
    const reference = await caseAt(name === 'issueFinalResponse' ? 'RESOLUTION' : 'REVIEW');
    const before = (await readCase(reference)).lastSeq;
    const error = await manager.refusal(mutation(name), { input: { reference, ...input } });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.extensions.fields?.map((field) => field.path)).toEqual([path]);
    expect((await readCase(reference)).lastSeq).toBe(before);
  });
});
