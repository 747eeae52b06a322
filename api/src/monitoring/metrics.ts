import type { Counter, Histogram, Meter } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Env } from '../env.ts';
import { PushTimes } from './push-times.ts';

/** A push that takes longer than the last of these seconds is as bad as one that never comes. */
const PUSH_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const OPERATION_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Where the figures are served, as Prometheus text at `/metrics`. */
export interface MetricsAddress {
  host: string;
  port: number;
}

/** The address of the settings; undefined when the figures are not asked for. */
export function metricsAddress({ METRICS_HOST, METRICS_PORT }: Env): MetricsAddress | undefined {
  return METRICS_PORT === undefined ? undefined : { host: METRICS_HOST, port: METRICS_PORT };
}

/** What the process counts of itself. Without an address nothing is kept, and counting costs next to nothing. */
export class Metrics {
  /** Operations by root field and outcome: `ok`, or the code of the first error. */
  readonly operations: Counter;
  readonly operationSeconds: Histogram;
  readonly pushes: PushTimes;
  /** Promises by kind and outcome, `kept` or `missed`. */
  readonly promises: Counter;
  /** Wake-ups that this process told Redis of: `promptly`, or `late` because a process died or Redis was away. */
  readonly redisWakeUps: Counter;
  readonly #meter: Meter;
  readonly #provider: MeterProvider;
  readonly #exporter: PrometheusExporter | null;

  constructor(address?: MetricsAddress) {
    this.#exporter = address ? new PrometheusExporter({ ...address, preventServerStart: true }) : null;
    this.#provider = new MeterProvider({ readers: this.#exporter ? [this.#exporter] : [] });
    const meter = this.#provider.getMeter('complaints-desk');
    this.#meter = meter;
    this.operations = meter.createCounter('desk_operations', {
      description: 'GraphQL operations by root field and outcome: ok, or the code of the first error',
    });
    this.operationSeconds = meter.createHistogram('desk_operation_seconds', {
      description: 'How long GraphQL operations take, by root field',
      advice: { explicitBucketBoundaries: OPERATION_SECONDS },
    });
    const pushSeconds = meter.createHistogram('desk_push_seconds', {
      description: 'From an event, at the begin of its change, until a watcher was sent it',
      advice: { explicitBucketBoundaries: PUSH_SECONDS },
    });
    this.pushes = new PushTimes(pushSeconds);
    this.promises = meter.createCounter('desk_promises', {
      description: 'Promises to customers by kind and outcome: kept in time, or missed',
    });
    this.redisWakeUps = meter.createCounter('desk_redis_wake_ups', {
      description:
        'Cases of whose news this process told Redis: promptly, or late after a crash or an outage',
    });
  }

  /** Adds a figure that is asked for whenever the figures are read. */
  gauge(name: string, description: string, read: () => number | Promise<number>): void {
    this.#meter.createObservableGauge(name, { description }).addCallback(async (result) => {
      result.observe(await read());
    });
  }

  /** Begins to serve the figures, if there is an address. @throws Error when the port is in use */
  async start(): Promise<void> {
    await this.#exporter?.startServer();
  }

  /** Stops serving them. */
  async stop(): Promise<void> {
    await this.#provider.shutdown();
  }
}
