import type { Desk } from '../context.ts';
import { queueAge, wakeUpLag } from './readiness.ts';

/** The figures that are read when somebody asks, rather than counted. */
export function watchFigures(desk: Desk): void {
  desk.metrics.gauge('desk_watchers', 'Subscriptions that watch a case in this process', () => desk.hub.size);
  desk.metrics.gauge(
    'desk_queue_age_seconds',
    'How long the oldest job has been due; 0 when none waits',
    () => queueAge(desk),
  );
  desk.metrics.gauge(
    'desk_wake_up_lag_seconds',
    'How long a wake-up takes through the database and back',
    async () => (await wakeUpLag(desk)) / 1000,
  );
  const { redis } = desk;
  if (redis === null) return;
  desk.metrics.gauge('desk_redis_open', 'Whether this process can ask Redis now: 1, or 0', () =>
    redis.isOpen ? 1 : 0,
  );
}
