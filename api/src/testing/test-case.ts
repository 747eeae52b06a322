import { CaseEvent, CaseFile } from '@desk/db';
import type { Action } from '../procedure/stages.ts';
import { goodInput, mutationOf } from './action-inputs.ts';
import { submit } from './complaints.ts';
import type { SampleFile } from './sample-files.ts';
import { TestCaller } from './test-caller.ts';
import type { TestDesk } from './test-desk.ts';
import { setAway, type Office } from './test-office.ts';
import { upload } from './uploads.ts';

const CUSTOMERS: readonly Action[] = [
  'provideInformation',
  'correctSummary',
  'acceptResolution',
  'requestEscalation',
  'withdrawComplaint',
  'rateHandling',
];

const TO_RESPONSE: Action[] = ['startReview', 'startInvestigation', 'startResolution', 'issueFinalResponse'];
const LEVEL: Action[] = ['requestEscalation', 'assignReviewer', 'decideEscalation'];

/** The actions that bring a new case to where a test needs it. */
export const ROADS = {
  received: [],
  acknowledged: [],
  review: ['startReview'],
  asked: ['startReview', 'requestInformation'],
  investigation: ['startReview', 'startInvestigation'],
  complex: ['startReview', 'startInvestigation', 'markComplex'],
  resolution: ['startReview', 'startInvestigation', 'startResolution'],
  responded: TO_RESPONSE,
  accepted: [...TO_RESPONSE, 'acceptResolution'],
  escalated: [...TO_RESPONSE, 'requestEscalation'],
  underReview: [...TO_RESPONSE, 'requestEscalation', 'assignReviewer'],
  decidedOnce: [...TO_RESPONSE, ...LEVEL],
  decidedTwice: [...TO_RESPONSE, ...LEVEL, ...LEVEL],
  referred: [...TO_RESPONSE, ...LEVEL, ...LEVEL, 'recordReferral'],
  decidedOutside: [...TO_RESPONSE, ...LEVEL, ...LEVEL, 'recordReferral', 'recordReferralOutcome'],
  closed: [...TO_RESPONSE, 'closeCase'],
  rated: [...TO_RESPONSE, 'closeCase', 'rateHandling'],
  withdrawn: ['startReview', 'withdrawComplaint'],
  reopened: [...TO_RESPONSE, 'closeCase', 'reopenCase'],
} as const satisfies Record<string, readonly Action[]>;

export type Situation = keyof typeof ROADS;

/** A case, its customer's browser, and the people who work on it. */
export class TestCase {
  readonly reference: string;
  readonly customer: TestCaller;
  readonly office: Office;
  readonly #test: TestDesk;

  constructor(test: TestDesk, office: Office, customer: TestCaller, reference: string) {
    this.#test = test;
    this.office = office;
    this.customer = customer;
    this.reference = reference;
  }

  /** The row of the case as it is now. */
  read(): Promise<CaseFile> {
    return this.#test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference: this.reference });
  }

  /** The history of the case. */
  async events(): Promise<CaseEvent[]> {
    const em = this.#test.desk.orm.em.fork();
    return em.find(CaseEvent, { caseFile: (await this.read()).id }, { orderBy: { seq: 'asc' } });
  }

  /** A whole input for the action that only the case itself can refuse. */
  async input(action: Action, changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const good = await goodInput(this.#test, this.office, action, await this.read());
    return { reference: this.reference, ...good, ...changes };
  }

  /** Who usually takes the action. */
  async usualActor(action: Action): Promise<TestCaller> {
    const { handler, manager, seniorReviewer, executiveReviewer } = this.office;
    if (CUSTOMERS.includes(action)) return this.customer;
    if (action === 'assignReviewer' || action === 'reopenCase') return manager;
    if (action !== 'decideEscalation') return (await this.read()).handler === null ? manager : handler;
    return (await this.read()).escalationLevel === 1 ? seniorReviewer : executiveReviewer;
  }

  /** Takes an action that must succeed, by whoever usually takes it unless told. */
  async act(action: Action, changes: Record<string, unknown> = {}, by?: TestCaller): Promise<CaseFile> {
    const actor = by ?? (await this.usualActor(action));
    await actor.data(mutationOf(action), { input: await this.input(action, changes) });
    return this.read();
  }

  /** The customer sends a file with a message; answers with its id. @param origin where the desk listens */
  async sendFile(origin: string, file: SampleFile): Promise<string> {
    const { id } = await upload(origin, this.customer, file);
    await this.act('sendMessage', { text: 'See the file.', files: [id] }, this.customer);
    return id;
  }
}

/** A new case of a customer of its own, brought along one of the roads. */
export async function testCase(
  test: TestDesk,
  office: Office,
  situation: Situation = 'acknowledged',
  complaint: Record<string, unknown> = {},
): Promise<TestCase> {
  const customer = new TestCaller(test.app);
  if (situation === 'received') await setAway(test, [office.handler], true);
  const { status } = await submit(customer, complaint);
  if (situation === 'received') await setAway(test, [office.handler], false);
  const made = new TestCase(test, office, customer, status.reference);
  for (const action of ROADS[situation]) await made.act(action);
  return made;
}
