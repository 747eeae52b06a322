import { CaseAccess, CaseFile } from '@desk/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { newAccessLink } from './access-link.ts';
import { standingOf } from './open-access.ts';
import { hashToken } from './tokens.ts';
import { customerViewer } from './viewer.ts';

interface Device {
  id: string;
  browser: string;
  isThisDevice: boolean;
  openedBy: string;
  scope: string;
}

const DEVICES = /* GraphQL */ `
  query ($reference: String!) {
    customerCase(reference: $reference) {
      devices {
        id
        browser
        isThisDevice
        openedBy
        scope
      }
    }
  }
`;
const LINK =
  'mutation ($input: OpenCaseWithLinkInput!) { openCaseWithLink(input: $input) { case { reference } } }';
const SIGN_OUT = 'mutation ($input: SignOutDeviceInput!) { signOutDevice(input: $input) { isSignedOut } }';
const EVERYWHERE = 'mutation ($input: EndAccessInput!) { signOutEverywhere(input: $input) { isSignedOut } }';
const LEAVE = 'mutation ($input: EndAccessInput!) { leaveCase(input: $input) { isSignedOut } }';

describe('the devices of a case', () => {
  let test: TestDesk;
  let reference: string;
  let caseId: string;
  let laptop: TestCaller;
  let phone: TestCaller;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  beforeEach(async () => {
    laptop = new TestCaller(test.app);
    reference = (await submit(laptop)).status.reference;
    caseId = (await test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference })).id;
    phone = new TestCaller(test.app);
    await open(phone);
  });

  afterAll(() => test.close());

  async function open(caller: TestCaller): Promise<void> {
    const em = test.desk.orm.em.fork();
    const url = newAccessLink(em, caseId, test.clock.now(), '');
    await em.flush();
    await caller.data(LINK, { input: { token: url.split('#')[1] } });
  }

  async function devices(caller: TestCaller): Promise<Device[]> {
    const { customerCase } = await caller.data<{ customerCase: { devices: Device[] } }>(DEVICES, {
      reference,
    });
    return customerCase.devices;
  }

  const deviceOf = ({ cookie }: TestCaller): string => /desk-device=([^;]+)/.exec(cookie)?.[1] ?? '';
  const refusalOf = async (caller: TestCaller) =>
    (await caller.refusal(DEVICES, { reference })).extensions.code;

  it('are listed for its customer, with what opened it there', async () => {
    const facts = { browser: 'Another program', scope: 'ACT' };
    await expect(devices(phone)).resolves.toMatchObject([
      { ...facts, isThisDevice: true, openedBy: 'LINK' },
      { ...facts, isThisDevice: false, openedBy: 'FORM' },
    ]);
  });

  it('are signed out one by one; what they watch is woken to end at once', async () => {
    const watch = test.desk.hub.watch(caseId);
    const standing = standingOf(customerViewer(hashToken(deviceOf(laptop)), [[caseId, 'ACT']]), caseId);
    if (standing === null) throw new Error('The laptop opens nothing.');
    await expect(test.desk.openAccess.load(standing)).resolves.toEqual(standing);
    const other = (await devices(phone)).find(({ isThisDevice }) => !isThisDevice);
    await phone.data(SIGN_OUT, { input: { deviceId: other?.id } });
    await expect(watch.woken()).resolves.toBe(true);
    watch.end();
    await expect(test.desk.openAccess.load(standing)).resolves.toBeNull();
    await expect(refusalOf(laptop)).resolves.toBe('UNAUTHENTICATED');
    await expect(devices(phone)).resolves.toHaveLength(1);
  });

  it('of another case cannot be signed out', async () => {
    const [own] = await devices(phone);
    const stranger = new TestCaller(test.app);
    await submit(stranger);
    for (const deviceId of [own?.id, 'no id']) {
      const refusal = await stranger.refusal(SIGN_OUT, { input: { deviceId } });
      expect(refusal.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('are left one at a time, or signed out everywhere with all unused links', async () => {
    await phone.data(LEAVE, { input: { reference } });
    expect(phone.cookie).toBe('');
    const em = test.desk.orm.em.fork();
    const unused = newAccessLink(em, caseId, test.clock.now(), '');
    await em.flush();
    await laptop.data(EVERYWHERE, { input: { reference } });
    expect(laptop.cookie).toBe('');
    const refusal = await phone.refusal(LINK, { input: { token: unused.split('#')[1] } });
    expect(refusal.extensions.code).toBe('ACCESS_LINK_INVALID');
    await expect(em.fork().count(CaseAccess, { caseFile: caseId })).resolves.toBe(0);
  });

  it('security 27: get a new cookie at each grant; one that was planted before gains nothing', async () => {
    const planted = new TestCaller(test.app);
    const own = (await submit(planted)).status.reference;
    const before = deviceOf(planted);
    await open(planted);
    const after = deviceOf(planted);
    expect(after).not.toBe(before);
    expect(Buffer.from(after, 'base64url')).toHaveLength(32);
    await expect(askWith(before, reference)).resolves.toBe('NOT_FOUND');
    // What it opened itself it still opens for requests on the way, and then no more.
    await expect(askWith(before, own)).resolves.toBeUndefined();
    test.clock.advance({ minutes: 2 });
    await expect(askWith(before, own)).resolves.toBe('UNAUTHENTICATED');
    await expect(askWith(after, own)).resolves.toBeUndefined();
    await expect(askWith(after, reference)).resolves.toBeUndefined();
  });

  async function askWith(device: string, of: string): Promise<string | undefined> {
    const response = await test.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie: `desk-device=${device}` },
      payload: { query: DEVICES, variables: { reference: of } },
    });
    const { errors } = response.json<{ errors?: { extensions: { code: string } }[] }>();
    return errors?.[0]?.extensions.code;
  }

  it('security 27: end after 30 days without use, and after 180 days of use', async () => {
    test.clock.advance({ hours: 30 * 24 });
    await expect(refusalOf(phone)).resolves.toBe('UNAUTHENTICATED');
    const busy = new TestCaller(test.app);
    await open(busy);
    for (let month = 0; month < 7; month++) {
      await busy.send(DEVICES, { reference });
      test.clock.advance({ hours: 29 * 24 });
    }
    await expect(refusalOf(busy)).resolves.toBe('UNAUTHENTICATED');
  });

  it('is not signed out when the answer to the form was lost: sent again, it opens the case', async () => {
    const input = { idempotencyKey: crypto.randomUUID() };
    await submit(new TestCaller(test.app), input);
    const again = new TestCaller(test.app);
    const { status } = await submit(again, input);
    await expect(again.data(DEVICES, { reference: status.reference })).resolves.toBeDefined();
  });
});
