import { randomUUID } from 'node:crypto';
import { Alert, CaseAccess, Letter, Notice, Session, type CaseFile } from '@desk/db';
import { viewersOf } from '../access/viewers.ts';
import type { CookieSlot, Cookies, Viewers } from '../context.ts';
import { ACTION_NAMES, type Action } from '../procedure/stages.ts';
import { anyAddress } from './access-mail.ts';
import { takeIn } from '../intake/take-in.ts';
import { goodInput } from './action-inputs.ts';
import { complaintInput, submit } from './complaints.ts';
import { corpusMail, mailWords, smtpMail } from './mails.ts';
import { TestCaller } from './test-caller.ts';
import { TestCase, testCase, type Situation } from './test-case.ts';
import { PASSWORD, type TestDesk } from './test-desk.ts';
import { staffOffice, type Office } from './test-office.ts';
import type { Role } from './verdicts.ts';

const NEW_PASSWORD = 'seven purple walruses';
const READ_LINK = 'mutation ($input: CreateReadLinkInput!) { createReadLink(input: $input) { url } }';
const OPEN_WITH_LINK =
  'mutation ($input: OpenCaseWithLinkInput!) { openCaseWithLink(input: $input) { case { reference } } }';
const NEW_TOKEN = 'mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { token } }';

/** Where a case stands when nothing but the role can refuse an action; elsewhere it is acknowledged. */
const POSSIBLE_AT: Partial<Record<string, Situation>> = {
  startInvestigation: 'review',
  requestInformation: 'review',
  recordEvidence: 'review',
  provideInformation: 'asked',
  startResolution: 'investigation',
  issueFinalResponse: 'resolution',
  acceptResolution: 'responded',
  requestEscalation: 'responded',
  closeCase: 'responded',
  recordReferral: 'responded',
  recordLesson: 'responded',
  assignReviewer: 'escalated',
  decideEscalation: 'underReview',
  recordReferralOutcome: 'referred',
  reopenCase: 'closed',
  rateHandling: 'closed',
};

/** A case with its customer, and a helper who may read it. */
export interface Place {
  made: TestCase;
  reader: TestCaller;
}

/** A desk with everybody of the tables of rights, and a case wherever an operation needs one. */
export class Everyone {
  readonly test: TestDesk;
  readonly office: Office;
  readonly otherCustomer: TestCaller;
  /** A lesson of the other customer's case. */
  readonly otherLessonId: string;
  /** A mail that waits for staff. */
  readonly mailId: string;
  readonly #token: string;
  readonly #places = new Map<Situation, Promise<Place>>();

  private constructor(
    test: TestDesk,
    office: Office,
    other: { customer: TestCaller; lessonId: string; mailId: string },
    token: string,
  ) {
    this.test = test;
    this.office = office;
    this.otherCustomer = other.customer;
    this.otherLessonId = other.lessonId;
    this.mailId = other.mailId;
    this.#token = token;
  }

  static async of(test: TestDesk): Promise<Everyone> {
    const office = await staffOffice(test);
    const customer = new TestCaller(test.app);
    const { reference } = (await submit(customer)).status;
    const other = new TestCase(test, office, customer, reference);
    const { lessonId } = await goodInput(test, office, 'completeLesson', await other.read());
    const words = await mailWords(test.desk, reference, reference);
    const mail = await corpusMail('reference-in-subject', words);
    const { mailId } = await takeIn(test.desk, mail, smtpMail(test.clock.now()));
    const input = { name: 'A script', scope: 'ACT', validDays: 30 };
    const { createAccessToken } = await office.manager.data<{ createAccessToken: { token: string } }>(
      NEW_TOKEN,
      { input },
    );
    await office.handler.data(NEW_TOKEN, { input });
    return new Everyone(
      test,
      office,
      { customer, lessonId: String(lessonId), mailId },
      createAccessToken.token,
    );
  }

  /** The case on which an operation is tried. */
  async placeOf(operation: string): Promise<Place> {
    const situation = POSSIBLE_AT[operation] ?? 'acknowledged';
    const place = this.#places.get(situation) ?? this.#open(situation);
    this.#places.set(situation, place);
    return place;
  }

  async #open(situation: Situation): Promise<Place> {
    const made = await testCase(this.test, this.office, situation);
    const { createReadLink } = await made.customer.data<{ createReadLink: { url: string } }>(READ_LINK, {
      input: { reference: made.reference },
    });
    const reader = new TestCaller(this.test.app, anyAddress());
    await reader.data(OPEN_WITH_LINK, { input: { token: createReadLink.url.split('#')[1] } });
    return { made, reader };
  }

  /** Who asks, as the app would find out by their cookies or token. */
  viewers(role: Role, place: Place): Promise<Viewers> {
    const { session, device, authorization } = this.#waysIn(role, place);
    const ways = { session: valueOf(session), device: valueOf(device), client: undefined };
    return viewersOf(this.test.desk, { ...ways, authorization });
  }

  /** The headers by which the app finds out who asks. */
  headers(role: Role, place: Place): { cookie: string; authorization?: string } {
    const { session, device, authorization } = this.#waysIn(role, place);
    const cookie = session ?? device ?? '';
    return authorization === undefined ? { cookie } : { cookie, authorization };
  }

  #waysIn(role: Role, { made, reader }: Place) {
    const { handler, colleague, seniorReviewer, manager, director, auditor } = this.office;
    const staff = { handler, otherHandler: colleague, reviewer: seniorReviewer, manager, director, auditor };
    const customers = { customer: made.customer, reader, otherCustomer: this.otherCustomer };
    const authorization = role === 'script' ? `Bearer ${this.#token}` : undefined;
    const session = role in staff ? staff[role as keyof typeof staff].cookie : undefined;
    const device = role in customers ? customers[role as keyof typeof customers].cookie : undefined;
    return { session, device, authorization };
  }

  /** Variables for an operation that only the role can refuse; ways in are tried with a wrong secret. */
  async variablesOf(operation: string): Promise<Record<string, unknown>> {
    const { made } = await this.placeOf(operation);
    if (ACTION_NAMES.includes(operation as Action)) return { input: await made.input(operation as Action) };
    const { reference } = made;
    const own = OTHER_INPUTS[operation];
    if (own !== undefined) return own(this, await made.read());
    return { reference, input: { reference } };
  }
}

function valueOf(cookie: string | undefined): string | undefined {
  return cookie?.split('=')[1];
}

/** Cookies of a browser that keeps none. */
export function forgottenCookies(): Cookies {
  const slot: CookieSlot = { get: () => undefined, set: () => undefined, clear: () => undefined };
  return { session: slot, device: slot, written: { isSet: () => false, set: () => undefined } };
}

type Variables = Record<string, unknown>;
const PERIOD = { from: '2026-11-01', to: '2026-11-30' };

const OTHER_INPUTS: Record<
  string,
  (everyone: Everyone, caseFile: CaseFile) => Variables | Promise<Variables>
> = {
  cases: () => ({ first: 20, order: 'DUE_SOONEST' }),
  workQueue: () => ({ first: 20 }),
  letters: () => ({ first: 20, isPosted: false }),
  insights: () => PERIOD,
  regulatoryCounts: () => PERIOD,
  muteNotices: (_everyone, { reference }) => ({ input: { reference, muted: ['MESSAGE'] } }),
  subscribeToPush: (_everyone, { reference }) => ({
    input: {
      reference,
      endpoint: 'https://fcm.googleapis.com/a',
      p256dh: Buffer.alloc(65, 4).toString('base64url'),
      auth: Buffer.alloc(16).toString('base64url'),
      language: 'en',
    },
  }),
  unsubscribeFromPush: (_everyone, { reference }) => ({
    input: { reference, endpoint: 'https://fcm.googleapis.com/a' },
  }),
  procedureVersion: () => ({ version: '2026-11' }),
  previewDeadlines: () => ({ category: 'PAYMENT', isComplex: false, receivedAt: '2026-11-23T10:12:00Z' }),
  caseEvents: (_everyone, { reference }) => ({ reference, after: 0 }),
  auditedReads: () => ({ first: 20 }),
  receivedMail: () => ({ first: 20 }),
  unmatchedMail: () => ({ first: 20 }),
  dismissMail: ({ mailId }) => ({ input: { mailId, reason: 'Spam' } }),
  fileMail: ({ mailId }, { reference }) => ({
    input: { mailId, reference, idempotencyKey: randomUUID() },
  }),
  eraseCase: (_everyone, { reference }) => ({ input: { reference } }),
  restrictCase: (_everyone, { reference }) => ({
    input: { reference, ground: 'ACCURACY', message: 'We check it.' },
  }),
  liftRestriction: (_everyone, { reference }) => ({ input: { reference, message: 'It is right.' } }),
  markRead: (_everyone, { reference }) => ({ input: { reference, upToSeq: 1 } }),
  submitComplaint: () => ({ input: complaintInput() }),
  recordComplaint: () => ({ input: { ...complaintInput(), channel: 'PHONE' } }),
  openCaseWithCode: (_everyone, { reference }) => ({ input: { reference, code: 'ABCDEFGH' } }),
  openCaseWithKey: (_everyone, { reference }) => ({ input: { reference, key: 'ABCDEFGHJKMNPQRS' } }),
  openCaseWithLink: () => ({ input: { token: 'x'.repeat(43) } }),
  signIn: () => ({ input: { email: `${randomUUID()}@staff.example`, password: 'not the password' } }),
  setPassword: () => ({ input: { token: 'x'.repeat(43), newPassword: NEW_PASSWORD } }),
  beginTotp: () => ({ input: { password: PASSWORD } }),
  changePassword: () => ({ input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }),
  confirmTotp: () => ({ input: { code: '000000' } }),
  createAccessToken: () => ({ input: { name: 'Mine', scope: 'READ', validDays: 1 } }),
  setAvailability: ({ office }) => ({ input: { staffId: office.handler.id } }),
  dismissAlert: async (everyone, caseFile) => ({ input: { alertId: await alertOf(everyone, caseFile) } }),
  markPosted: async (everyone, caseFile) => ({ input: { letterId: await letterOf(everyone, caseFile) } }),
  revokeSession: async ({ test, office }) => {
    const session = await test.desk.orm.em.fork().findOneOrFail(Session, { staff: office.handler.id });
    return { input: { id: session.id } };
  },
  revokeAccessToken: async ({ office }) => {
    const { accessTokens } = await office.handler.data<{ accessTokens: { id: string }[] }>(
      '{ accessTokens { id } }',
    );
    return { input: { id: accessTokens[0]?.id } };
  },
  signOutDevice: async ({ test }, caseFile) => {
    const device = { caseFile: caseFile.id, scope: 'ACT' } as const;
    const { id } = await test.desk.orm.em.fork().findOneOrFail(CaseAccess, device);
    return { input: { deviceId: id } };
  },
};

async function alertOf({ test, office }: Everyone, caseFile: CaseFile): Promise<string> {
  const em = test.desk.orm.em.fork();
  const staff = office.handler.id;
  const raised = await em.findOne(Alert, { staff, caseFile: caseFile.id });
  if (raised !== null) return raised.id;
  const raisedAt = new Date(test.clock.now().epochMilliseconds);
  const alert = em.create(Alert, {
    staff,
    caseFile: caseFile.id,
    kind: 'DUE_SOON',
    deadlineKind: 'FINAL_RESPONSE',
    dueAt: raisedAt,
    raisedAt,
  });
  await em.flush();
  return alert.id;
}

async function letterOf({ test }: Everyone, caseFile: CaseFile): Promise<string> {
  const em = test.desk.orm.em.fork();
  const written = await em.findOne(Letter, { notice: { caseFile: caseFile.id } });
  if (written !== null) return written.id;
  const madeAt = new Date(test.clock.now().epochMilliseconds);
  const notice = em.create(Notice, {
    caseFile: caseFile.id,
    seq: 1,
    kind: 'ACKNOWLEDGEMENT',
    channel: 'LETTER',
    state: 'TO_POST',
    nextAttemptAt: madeAt,
    madeAt,
  });
  const letter = em.create(Letter, { notice, madeAt });
  await em.flush();
  return letter.id;
}
