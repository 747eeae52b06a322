import type { Histogram } from '@opentelemetry/api';
import type { OperationContext } from '../context.ts';

/** How long pushes take, from the event to the socket: noted where a stream hands one over, counted where it is sent. */
export class PushTimes {
  readonly #seconds: Histogram;
  readonly #underWay = new WeakMap<OperationContext, number>();

  constructor(seconds: Histogram) {
    this.#seconds = seconds;
  }

  /** A stream has something new to tell; what the reader missed before they came is no push. */
  begin(context: OperationContext, happenedAt: Date): void {
    const at = happenedAt.getTime();
    if (at >= context.now.epochMilliseconds) this.#underWay.set(context, at);
  }

  /** It goes out. */
  sent(context: OperationContext): void {
    const at = this.#underWay.get(context);
    if (at === undefined) return;
    this.#underWay.delete(context);
    this.#seconds.record(Math.max(0, context.desk.clock.now().epochMilliseconds - at) / 1000);
  }
}
