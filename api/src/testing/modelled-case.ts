import { CaseFile, type CaseEvent } from '@desk/db';
import { expect } from 'vitest';
import { ANONYMOUS, customerViewer, type Viewer } from '../access/viewer.ts';
import { verifyHistory } from '../cases/case-history.queries.ts';
import { submitComplaint } from '../complaints/submit-complaint.service.ts';
import type { SubmitComplaintInput } from '../complaints/submit-complaint.input.ts';
import { operationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { missDeadline } from '../jobs/miss-deadline.ts';
import { missedUncounted } from '../procedure/clocks.ts';
import type { Category } from '../procedure/published.ts';
import type { Action } from '../procedure/stages.ts';
import { goodInput } from './action-inputs.ts';
import { runAction } from './action-services.ts';
import { apply, expected, newModel, PEOPLE, type CaseModel, type Person } from './case-model.ts';
import { complaintInput } from './complaints.ts';
import { expectSoundHistory, SoundHistory } from './history.ts';
import { rowCounts } from './row-counts.ts';
import type { TestDesk } from './test-desk.ts';
import type { OfficeIds } from './test-office.ts';

/** What has to be due at a stage; limits of the law may run beside it. */
const DUE: Record<string, string[]> = {
  ACKNOWLEDGED: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  REVIEW: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  INVESTIGATION: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  RESOLUTION: ['FINAL_RESPONSE', 'PROGRESS_UPDATE'],
  ESCALATED: ['ESCALATION_DECISION', 'PROGRESS_UPDATE'],
};

/** The desk of a modelled case, with the people of the model. */
export interface ModelledDesk {
  test: TestDesk;
  office: OfficeIds;
  ids: Partial<Record<Person, string>>;
}

/** A case of the desk beside its model: after every step both have to agree. */
export class ModelledCase {
  readonly model: CaseModel;
  readonly #place: ModelledDesk;
  readonly #history = new SoundHistory();
  #row: CaseFile;

  private constructor(place: ModelledDesk, category: Category, row: CaseFile) {
    this.model = newModel(category);
    this.#place = place;
    this.#row = row;
  }

  /** Submits a complaint. */
  static async open(place: ModelledDesk, category: Category): Promise<ModelledCase> {
    const context = operationContext(place.test.desk, { staff: ANONYMOUS, customer: ANONYMOUS }, null);
    const input = complaintInput({ category }) as unknown as SubmitComplaintInput;
    const { status } = await submitComplaint(context, input);
    const opened = new ModelledCase(place, category, await read(place.test, status.reference));
    await opened.#compare();
    return opened;
  }

  /** The clocks do what came due; whether a limit of the law passed is for the model to know. */
  async runClocks(): Promise<void> {
    const { desk, clock } = this.#place.test;
    for (const deadline of missedUncounted(this.#row, clock.now())) {
      await missDeadline(desk, this.#row.id, deadline);
      if (deadline.isLimit) this.model.isPastLimit = true;
    }
  }

  /** Lets somebody try something, which must succeed or be refused as the model says; refused, it writes nothing. */
  async attempt(action: Action, by: Person, target: Person): Promise<void> {
    const { orm } = this.#place.test.desk;
    const wanted = expected(this.model, action, by, target);
    const before = wanted === 'DONE' ? null : await rowCounts(orm);
    const outcome = await this.#run(action, by, target);
    expect([action, by, target, outcome]).toEqual([action, by, target, wanted]);
    if (before === null) apply(this.model, action, by, target);
    else expect(await rowCounts(orm)).toEqual(before);
    await this.#compare();
  }

  /** Walks the whole history again, as it lies in the database at the end. */
  async verify(): Promise<void> {
    const { desk } = this.#place.test;
    await expectSoundHistory(desk.orm.em.fork(), this.#row);
    const context = operationContext(desk, this.#viewersOf('sam'), null);
    expect(await verifyHistory(context, this.#row.reference)).toMatchObject({
      eventCount: this.#history.events.length,
      firstBroken: null,
    });
  }

  async #run(action: Action, by: Person, target: Person): Promise<string> {
    const { test } = this.#place;
    const input = { reference: this.#row.reference, ...(await this.#input(action, target)) };
    try {
      await runAction(operationContext(test.desk, this.#viewersOf(by), null), action, input);
      return 'DONE';
    } catch (error) {
      if (error instanceof DomainError) return String(error.extensions.code);
      throw error;
    }
  }

  async #input(action: Action, target: Person): Promise<object> {
    const { test, office, ids } = this.#place;
    const named = ids[target] ?? crypto.randomUUID();
    if (action === 'assignHandler') return { handlerId: named };
    if (action === 'assignReviewer') return { reviewerId: named };
    if (action === 'completeLesson' && this.model.openLessons === 0)
      return { lessonId: named, result: 'Done.' };
    return goodInput(test, office, action, this.#row);
  }

  #viewersOf(by: Person): { staff: Viewer; customer: Viewer } {
    const id = this.#place.ids[by];
    const role = PEOPLE[by];
    if (id !== undefined && role !== null) {
      return { staff: { kind: 'STAFF', id, role, sessionId: id }, customer: ANONYMOUS };
    }
    if (by === 'anonymous') return { staff: ANONYMOUS, customer: ANONYMOUS };
    const caseId = by === 'customer' ? this.#row.id : crypto.randomUUID();
    return { staff: ANONYMOUS, customer: customerViewer(by, [[caseId, 'ACT']]) };
  }

  async #compare(): Promise<void> {
    const { test, ids } = this.#place;
    this.#row = await read(test, this.#row.reference);
    const { model } = this;
    expect({
      stage: this.#row.stage,
      awaiting: this.#row.awaiting,
      escalationLevel: this.#row.escalationLevel,
      isComplex: this.#row.isComplex,
      isRated: this.#row.isRated,
      isClosed: this.#row.closure !== null,
      handler: this.#row.handler?.id,
      reviewer: this.#row.reviewer?.id,
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
    const due = this.#row.deadlines.filter(({ isLimit }) => !isLimit).map(({ kind }) => kind);
    expect(due.sort()).toEqual(DUE[model.stage] ?? []);
    const added = await this.#history.follow(test.desk.orm.em.fork(), this.#row);
    for (const decided of added.filter(({ type }) => type === 'escalationDecided')) {
      expectImpartial(this.#history.events, decided);
    }
  }
}

function read(test: TestDesk, reference: string): Promise<CaseFile> {
  return test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
}

/** Nobody decides who acted on the case, or was its handler, before being named its reviewer (DISP 1.4.1R). */
function expectImpartial(events: readonly CaseEvent[], decided: CaseEvent): void {
  const earlier = events.filter(({ seq }) => seq < decided.seq);
  const named = earlier.findLast(
    ({ type, data }) => type === 'reviewerAssigned' && data.reviewerId === decided.actorId,
  );
  expect(named).toBeDefined();
  const before = earlier.filter(({ seq }) => seq < (named?.seq ?? 0));
  expect(before.filter(({ actorId, data }) => [actorId, data.handlerId].includes(decided.actorId))).toEqual(
    [],
  );
  expect(earlier.findLast(({ type }) => type === 'handlerAssigned')?.data.handlerId).not.toBe(
    decided.actorId,
  );
}
