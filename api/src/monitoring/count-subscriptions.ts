import type { AdmittedOperation } from '../admission/admit-operation.ts';
import { REFUSED, rootFieldOf } from './count-operation.ts';
import type { Metrics } from './metrics.ts';

/**
 * Counts operations over the socket as those over HTTP: `ok` when one begins, else the code of its first error, also of
 * the one that ends its stream later.
 */
export class SubscriptionCount {
  readonly #metrics: Metrics;
  readonly #operations = new WeakMap<object, string>();

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** One was admitted. @param payload what was asked for */
  admitted(payload: object, { operation }: AdmittedOperation): void {
    this.#operations.set(payload, rootFieldOf(operation));
  }

  /** It was begun. */
  begun(payload: object): void {
    this.#count(payload, 'ok');
  }

  /** It was refused, or ended with errors. */
  failed(payload: object, errors: readonly { extensions?: Record<string, unknown> }[]): void {
    const code = errors[0]?.extensions?.['code'];
    this.#count(payload, typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR');
  }

  #count(payload: object, code: string): void {
    this.#metrics.operations.add(1, { operation: this.#operations.get(payload) ?? REFUSED, code });
  }
}
