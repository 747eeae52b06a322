import { CaseFile, type CaseEvent } from '@desk/db';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import { operationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { missDeadline } from '../jobs/miss-deadline.ts';
import { missedUncounted } from '../procedure/clocks.ts';
import { ACTION_NAMES, type Action } from '../procedure/stages.ts';
import { goodInput } from '../testing/action-inputs.ts';
import { runAction } from '../testing/action-services.ts';
import { apply, expected, PEOPLE, type CaseModel, type Person } from '../testing/case-model.ts';
import { expectSoundHistory } from '../testing/history.ts';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const RUNS = 8;
const STEPS = 25;
const EVERYONE = Object.keys(PEOPLE) as Person[];

/** What has to be due at a stage; the customer's own window to the ombudsman may be open beside it. */
const DUE: Record<string, string[]> = {
  ACKNOWLEDGED: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  REVIEW: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  INVESTIGATION: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  RESOLUTION: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  ESCALATED: ['ESCALATION_DECISION', 'PROGRESS_UPDATE'],
};

const step = fc.record({
  // Mostly what is possible, so that cases get far; else anything by anyone.
  isWild: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  pick: fc.nat(),
  action: fc.constantFrom(...ACTION_NAMES),
  by: fc.constantFrom(...EVERYONE),
  target: fc.constantFrom(...EVERYONE),
  hours: fc.integer({ min: 0, max: 200 }),
});

let test: TestDesk;
let office: Office;
let ids: Partial<Record<Person, string>>;

beforeAll(async () => {
  test = await startTestDesk();
  office = await staffOffice(test);
  ids = {
    amira: office.handler.id,
    tom: office.colleague.id,
    grace: office.manager.id,
    omar: office.seniorReviewer.id,
    helen: office.director.id,
    iris: office.executiveReviewer.id,
    kofi: (await test.staff('DIRECTOR', 'Kofi Mensah')).id,
    sam: office.auditor.id,
  };
});

afterAll(() => test.close());

async function newCase(category: string): Promise<string> {
  const { status } = await submit(test.anonymous, { category });
  return status.reference;
}

function read(reference: string): Promise<CaseFile> {
  return test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
}

function viewersOf(by: Person, caseId: string): { staff: Viewer; customer: Viewer } {
  const id = ids[by];
  const role = PEOPLE[by];
  if (id !== undefined && role !== null) {
    return { staff: { kind: 'STAFF', id, role, sessionId: id }, customer: ANONYMOUS };
  }
  if (by === 'anonymous') return { staff: ANONYMOUS, customer: ANONYMOUS };
  const caseIds = new Set(by === 'customer' ? [caseId] : [crypto.randomUUID()]);
  return { staff: ANONYMOUS, customer: { kind: 'CUSTOMER', caseIds } };
}

async function attempt(caseFile: CaseFile, action: Action, by: Person, target: Person): Promise<string> {
  const named = ids[target] ?? crypto.randomUUID();
  const input = {
    reference: caseFile.reference,
    ...(await goodInput(test, office, action, caseFile)),
    ...(action === 'assignHandler' ? { handlerId: named } : {}),
    ...(action === 'assignReviewer' ? { reviewerId: named } : {}),
  };
  try {
    await runAction(operationContext(test.desk, viewersOf(by, caseFile.id), null), action, input);
    return 'DONE';
  } catch (error) {
    if (error instanceof DomainError) return String(error.extensions.code);
    throw error;
  }
}

/** The clocks do what came due; whether a limit of the law passed is for the model to know. */
async function runClocks(model: CaseModel, caseFile: CaseFile): Promise<void> {
  for (const deadline of missedUncounted(caseFile, test.clock.now())) {
    await missDeadline(test.desk, caseFile.id, deadline);
    if (deadline.isLimit) model.isPastLimit = true;
  }
}

function possible(model: CaseModel): [Action, Person, Person][] {
  const all = ACTION_NAMES.flatMap((action) =>
    EVERYONE.flatMap((by) => EVERYONE.map((target) => [action, by, target] as [Action, Person, Person])),
  );
  // Withdrawing ends too many cases early to be picked as often as the rest.
  return all.filter(([action, by, target]) => {
    const namesSomebody = action === 'assignHandler' || action === 'assignReviewer';
    if (action === 'withdrawComplaint' || (!namesSomebody && target !== 'amira')) return false;
    if (action === 'completeLesson' && model.openLessons === 0) return false;
    return expected(model, action, by, target) === 'DONE';
  });
}

/** Nobody decides who acted on the case, or was its handler, before being named its reviewer (DISP 1.4.1R). */
function expectImpartial(events: CaseEvent[]): void {
  for (const decided of events.filter(({ type }) => type === 'escalationDecided')) {
    const named = events.findLast(
      ({ seq, type, data }) =>
        seq < decided.seq && type === 'reviewerAssigned' && data.reviewerId === decided.actorId,
    );
    expect(named).toBeDefined();
    const before = events.filter(({ seq }) => seq < (named?.seq ?? 0));
    expect(before.filter(({ actorId, data }) => [actorId, data.handlerId].includes(decided.actorId))).toEqual(
      [],
    );
    const handler = events.findLast(({ seq, type }) => seq < decided.seq && type === 'handlerAssigned');
    expect(handler?.data.handlerId).not.toBe(decided.actorId);
  }
}

function expectEqual(model: CaseModel, caseFile: CaseFile): void {
  expect({
    stage: caseFile.stage,
    awaiting: caseFile.awaiting,
    escalationLevel: caseFile.escalationLevel,
    isComplex: caseFile.isComplex,
    isRated: caseFile.isRated,
    isClosed: caseFile.closure !== null,
    handler: caseFile.handler?.id,
    reviewer: caseFile.reviewer?.id,
  }).toEqual({
    stage: model.stage,
    awaiting: model.awaiting,
    escalationLevel: model.level,
    isComplex: model.isComplex,
    isRated: model.isRated,
    isClosed: model.stage === 'CLOSED',
    handler: model.handler === null ? undefined : ids[model.handler],
    reviewer: model.reviewer === null ? undefined : ids[model.reviewer],
  });
  const due = caseFile.deadlines.filter(({ isLimit }) => !isLimit).map(({ kind }) => kind);
  expect(due.sort()).toEqual(DUE[model.stage] ?? []);
}

it('holds whatever anybody does to a case, whenever', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('PAYMENT' as const, 'FINANCIAL' as const, 'SERVICE' as const),
      fc.array(step, { minLength: STEPS, maxLength: STEPS }),
      async (category, steps) => {
        const reference = await newCase(category);
        const model: CaseModel = {
          stage: 'ACKNOWLEDGED',
          awaiting: 'US',
          category,
          level: 0,
          isComplex: false,
          isAccepted: false,
          isRated: false,
          isPastLimit: false,
          hasOutcome: false,
          handler: 'amira',
          reviewer: null,
          involved: new Set<Person>(['amira']),
          openLessons: 0,
        };
        for (const { isWild, pick, hours, ...wild } of steps) {
          test.clock.advance({ hours });
          await runClocks(model, await read(reference));
          const choices = possible(model);
          const [action, by, target] = (isWild ? undefined : choices[pick % choices.length]) ?? [
            wild.action,
            wild.by,
            wild.target,
          ];
          if (action === 'completeLesson' && model.openLessons === 0) continue;
          const before = await read(reference);
          const counts = await rowCounts(test.desk.orm);
          const outcome = await attempt(before, action, by, target);
          expect([action, by, target, outcome]).toEqual([
            action,
            by,
            target,
            expected(model, action, by, target),
          ]);
          if (outcome === 'DONE') apply(model, action, by, target);
          else expect(await rowCounts(test.desk.orm)).toEqual(counts);
          const after = await read(reference);
          expectEqual(model, after);
          expectImpartial(await expectSoundHistory(test.desk.orm.em.fork(), after));
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
});
