import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, type TestCaller, type TestDesk } from '../testing/index.ts';

const ALERTS =
  'query ($isSeen: Boolean) { alerts(isSeen: $isSeen) { id kind deadlineKind seenAt case { reference } } }';
const DISMISS =
  'mutation ($input: DismissAlertInput!) { dismissAlert(input: $input) { alert { id seenAt } } }';

interface Answered {
  alerts: {
    id: string;
    kind: string;
    deadlineKind: string;
    seenAt: string | null;
    case: { reference: string };
  }[];
}

describe('alerts', () => {
  let test: TestDesk;
  let manager: TestCaller;
  let handler: TestCaller;
  let reference: string;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    await test.staff('HANDLER');
    reference = (await submit(test.anonymous, { category: 'SERVICE' })).status.reference;
    await test.pass({ days: 5, hours: 6, minutes: 20 });
    // Signed in half an hour before the update is due, when a session lasts an hour.
    manager = await test.staff('MANAGER');
    handler = await test.staff('HANDLER');
    await test.pass({ minutes: 40 });
  });

  afterAll(() => test.close());

  const alertsOf = async (staff: TestCaller, isSeen?: boolean) =>
    (await staff.data<Answered>(ALERTS, { isSeen })).alerts;

  it('are read by the person they are for', async () => {
    expect(await alertsOf(manager)).toMatchObject([
      { kind: 'OVERDUE', deadlineKind: 'PROGRESS_UPDATE', seenAt: null, case: { reference } },
    ]);
    expect(await alertsOf(handler)).toEqual([]);
  });

  it('are dismissed once, by that person only', async () => {
    const [alert] = await alertsOf(manager, false);
    const input = { alertId: alert?.id };
    expect((await handler.refusal(DISMISS, { input })).extensions.code).toBe('NOT_FOUND');
    const seenAt = test.clock.now().toString({ smallestUnit: 'millisecond' });
    await manager.data(DISMISS, { input });
    test.clock.advance({ minutes: 1 });
    expect(await manager.data(DISMISS, { input })).toMatchObject({ dismissAlert: { alert: { seenAt } } });
    expect(await alertsOf(manager, false)).toEqual([]);
    expect(await alertsOf(manager, true)).toHaveLength(1);
  });

  it.each([
    ['nobody', undefined, 'UNAUTHENTICATED'],
    ['an unknown alert', randomUUID(), 'NOT_FOUND'],
    ['something that is no id', 'first', 'NOT_FOUND'],
  ])('refuse %s', async (_who, alertId, code) => {
    const caller = alertId === undefined ? test.anonymous : manager;
    const input = { alertId: alertId ?? randomUUID() };
    expect((await caller.refusal(DISMISS, { input })).extensions.code).toBe(code);
  });

  it('are for staff only', async () => {
    expect((await test.anonymous.refusal(ALERTS)).extensions.code).toBe('UNAUTHENTICATED');
  });
});
