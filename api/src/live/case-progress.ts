import { caseErased } from '../cases/case.policy.ts';
import type { CaseStatus } from '../cases/case-status.query.ts';
import { requireReference } from '../cases/reference-argument.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { CaseWatch } from './hub.ts';

/**
 * The public status of a case now, and again after each change. Registers with the hub before reading, so that
 * nothing which happens in between is missed; several changes at once may arrive as one newer status.
 * @throws DomainError REFERENCE_INVALID, RATE_LIMITED, NOT_FOUND, CASE_ERASED
 */
export async function caseProgress(
  context: OperationContext,
  typedReference: string,
): Promise<AsyncIterableIterator<CaseStatus>> {
  const reference = requireReference(typedReference);
  const { hub, caseStatuses, lookUps } = context.desk;
  const caseFile = await lookUps.count(context, () => caseStatuses.identify(reference));
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
  if (caseFile.erasedAt !== null) throw caseErased(caseFile.erasedAt);
  return new ProgressStream(context, hub.watch(caseFile.id), () => caseStatuses.load(reference));
}

/**
 * Not an async generator: a generator cannot be ended while it waits, and a customer who leaves a quiet case would
 * stay registered until its next change.
 */
class ProgressStream implements AsyncIterableIterator<CaseStatus> {
  readonly #context: OperationContext;
  readonly #watch: CaseWatch;
  readonly #read: () => Promise<CaseStatus | null>;
  #lastSeq = 0;

  constructor(context: OperationContext, watch: CaseWatch, read: () => Promise<CaseStatus | null>) {
    this.#context = context;
    this.#watch = watch;
    this.#read = read;
    watch.wake();
  }

  async next(): Promise<IteratorResult<CaseStatus>> {
    while (await this.#watch.woken()) {
      const status = await this.#read();
      if (status?.erasedAt !== null) return this.return();
      if (status.seq <= this.#lastSeq) continue;
      if (this.#lastSeq > 0) this.#timed(status);
      this.#lastSeq = status.seq;
      return { done: false, value: status };
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<CaseStatus>> {
    this.#watch.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<CaseStatus>> {
    this.#watch.end();
    return Promise.reject(
      error instanceof Error ? error : new Error('The stream was ended', { cause: error }),
    );
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** What the public is told of when it happened; the time of anything else is not known here. */
  #timed({ seq, timeline }: CaseStatus): void {
    const newest = timeline.at(-1);
    if (newest?.seq !== seq) return;
    this.#context.desk.metrics.pushes.begin(this.#context, new Date(newest.at));
  }
}
