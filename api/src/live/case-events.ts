import { CaseFile } from '@desk/db';
import { requireOwnCase } from '../access/own-case.ts';
import { standingOf, topicsOf, type Standing } from '../access/open-access.ts';
import type { Viewer } from '../access/viewer.ts';
import { readCase } from '../cases/case.queries.ts';
import { requireReadable, sharedViewer } from '../cases/case.policy.ts';
import type { Desk, OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { admitRead } from '../reads/note-read.ts';
import { CASE_EVENTS } from './case-events.policy.ts';
import { viewsOf, type CaseEventView, type Side } from './case-event-view.ts';
import type { CaseWatch } from './hub.ts';

/**
 * The events of a case after one of them: what was missed, then each new one as it happens, once and in order.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, BAD_USER_INPUT
 */
export async function caseEvents(
  context: OperationContext,
  reference: string,
  after: number,
): Promise<AsyncIterableIterator<CaseEventView>> {
  const viewer = sharedViewer(context.viewers);
  const side = viewer.kind === 'STAFF' ? 'STAFF' : 'CUSTOMER';
  const { staff, customer } = CASE_EVENTS.caseEvents;
  const caseFile = await (side === 'STAFF'
    ? readCase(context, reference, staff)
    : requireOwnCase(context, reference, customer));
  admitRead(context, { kind: 'EVENTS', caseFile });
  refuseCursor(after, caseFile);
  const standing = standingOf(viewer, caseFile.id);
  if (standing === null) throw accessEnded();
  return new EventStream(context, caseFile.id, after, viewer, standing);
}

function refuseCursor(after: number, { lastSeq }: CaseFile): void {
  if (after >= 0 && after <= lastSeq) return;
  const message = `Give the seq of the newest event that you have, 0 to ${lastSeq}.`;
  throw badInput([{ path: 'after', message }]);
}

/** Not retried by clients: a new cookie is needed first. */
function accessEnded(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'Your access to this case has ended. Open the case again.');
}

/**
 * Reads on from its cursor whenever its reader asks, so that a slow one holds a page in memory and never more. Whether
 * it may read on is asked for every event, and also while the case is quiet, when access changes.
 */
class EventStream implements AsyncIterableIterator<CaseEventView> {
  readonly #context: OperationContext;
  readonly #desk: Desk;
  readonly #caseId: string;
  readonly #viewer: Viewer;
  readonly #side: Side;
  readonly #watch: CaseWatch;
  #standing: Standing;
  #cursor: number;
  #page: CaseEventView[] = [];
  #mayGoOn = true;

  constructor(context: OperationContext, caseId: string, after: number, viewer: Viewer, standing: Standing) {
    this.#context = context;
    this.#desk = context.desk;
    this.#caseId = caseId;
    this.#cursor = after;
    this.#viewer = viewer;
    this.#side = viewer.kind === 'STAFF' ? 'STAFF' : 'CUSTOMER';
    this.#standing = standing;
    // Before the first read, so that nothing which happens in between is missed.
    this.#watch = this.#desk.hub.watch(caseId, ...topicsOf(standing));
  }

  async next(): Promise<IteratorResult<CaseEventView>> {
    try {
      while (this.#page.length > 0 || this.#mayGoOn || (await this.#watch.woken())) {
        if (this.#page.length === 0) await this.#readOn();
        await this.#requireAccess();
        const value = this.#page.shift();
        if (value === undefined) continue;
        this.#desk.metrics.pushes.begin(this.#context, value.at);
        return { done: false, value };
      }
      return await this.return();
    } catch (error) {
      this.#watch.end();
      throw error;
    }
  }

  return(): Promise<IteratorResult<CaseEventView>> {
    this.#watch.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<CaseEventView>> {
    this.#watch.end();
    return Promise.reject(
      error instanceof Error ? error : new Error('The stream was ended', { cause: error }),
    );
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #readOn(): Promise<void> {
    const page = await this.#desk.events.read(this.#caseId, this.#cursor);
    this.#mayGoOn = page.mayGoOn;
    this.#cursor = page.entries.at(-1)?.event.seq ?? this.#cursor;
    if (page.entries.some(({ event }) => event.type === 'processingRestricted'))
      await this.#requireReadable();
    this.#page = [...viewsOf(page, this.#side, this.#desk.procedure)];
  }

  /** @throws DomainError CASE_RESTRICTED for a handler, if the case is restricted now */
  async #requireReadable(): Promise<void> {
    const caseFile = await this.#desk.orm.em.fork().findOneOrFail(CaseFile, this.#caseId);
    requireReadable(this.#viewer, caseFile);
  }

  /** @throws DomainError UNAUTHENTICATED once the session or the device's access has ended */
  async #requireAccess(): Promise<void> {
    const standing = await this.#desk.openAccess.load(this.#standing);
    if (standing === null) throw accessEnded();
    for (const topic of topicsOf(standing)) this.#watch.follow(topic);
    this.#standing = standing;
  }
}
