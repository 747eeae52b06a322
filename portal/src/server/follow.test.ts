import type { Client, FormattedExecutionResult, Sink, SubscribePayload } from 'graphql-ws/client';
import { describe, expect, it } from 'vitest';
import { backOff, follow, type Connection } from './follow.ts';

interface Status {
  seq: number;
}

/** A client whose subscriptions the test answers by hand. */
function scriptedClient() {
  const sinks: Sink<FormattedExecutionResult<Status>>[] = [];
  const client = {
    subscribe(_payload: SubscribePayload, sink: Sink<FormattedExecutionResult<Status>>) {
      sinks.push(sink);
      return () => {};
    },
  } as Pick<Client, 'subscribe'>;
  return { client, sinks };
}

function start() {
  const { client, sinks } = scriptedClient();
  const connections: Connection[] = [];
  const received: number[] = [];
  const waits: (() => void)[] = [];
  const waited: number[] = [];
  const stop = follow<Status>(
    client,
    { query: 'subscription' },
    {
      onData: ({ seq }) => received.push(seq),
      onConnection: (connection) => connections.push(connection),
      wait: (milliseconds) => {
        waited.push(milliseconds);
        return new Promise((resolve) => waits.push(resolve));
      },
    },
  );
  const retryNow = async () => {
    waits.shift()?.();
    await Promise.resolve();
  };
  return { sinks, connections, received, waits, waited, retryNow, stop };
}

describe('a followed subscription', () => {
  it.each([1006, 1011, 1012, 4403, 4499, 4500])('starts again after close code %i', async (code) => {
    const { sinks, connections, received, retryNow } = start();
    sinks[0]?.next({ data: { seq: 1 } });
    sinks[0]?.error({ code, reason: '' });
    await retryNow();
    sinks[1]?.next({ data: { seq: 4 } });
    expect(connections).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    expect(received).toEqual([1, 4]);
  });

  it('waits as long as a desk that stops asks it to', () => {
    const { sinks, waited } = start();
    sinks[0]?.error({ code: 1012, reason: 'retry in 734 ms' });
    expect(waited).toEqual([734]);
  });

  it('starts again when the server completes it', async () => {
    const { sinks, retryNow } = start();
    sinks[0]?.complete();
    await retryNow();
    expect(sinks).toHaveLength(2);
  });

  it('takes close code 4401 as final', () => {
    const { sinks, connections, waits } = start();
    sinks[0]?.error({ code: 4401, reason: 'Unauthorized' });
    expect(connections.at(-1)).toBe('ended');
    expect(waits).toHaveLength(0);
  });

  it('takes an unknown complaint as final, and a fault of the server as passing', () => {
    const unknown = start();
    unknown.sinks[0]?.error([{ message: 'no', extensions: { code: 'NOT_FOUND' } }] as never);
    expect(unknown.connections.at(-1)).toBe('ended');

    const faulty = start();
    faulty.sinks[0]?.next({ errors: [{ message: 'oh', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(faulty.connections.at(-1)).toBe('reconnecting');
  });

  it('hears nothing more once it is stopped', async () => {
    const { sinks, received, waits, retryNow, stop } = start();
    sinks[0]?.error({ code: 1006, reason: '' });
    stop();
    await retryNow();
    sinks[0]?.next({ data: { seq: 2 } });
    expect(sinks).toHaveLength(1);
    expect([received, waits]).toEqual([[], []]);
  });
});

describe('the wait before the next try', () => {
  it('doubles up to half a minute and is spread by chance', () => {
    expect([backOff(0, 0), backOff(0, 1)]).toEqual([250, 500]);
    expect([backOff(3, 0), backOff(3, 1)]).toEqual([2_000, 4_000]);
    expect(backOff(40, 1)).toBe(30_000);
  });
});
