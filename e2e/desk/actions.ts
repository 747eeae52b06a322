import type { APIRequestContext } from '@playwright/test';
import { ask, submitComplaint } from './api.ts';

/** What people do to a case, with what they say beside its reference number. */
export interface Actions {
  startReview: Record<string, never>;
  requestInformation: { question: string };
  startInvestigation: Record<string, never>;
  postUpdate: { text: string };
  startResolution: Record<string, never>;
  issueFinalResponse: {
    decision: 'UPHELD' | 'PARTLY_UPHELD' | 'NOT_UPHELD';
    summary: string;
    explanation: string;
    proposedResolution: string;
  };
  requestEscalation: { reason: string; desiredOutcome: string };
  withdrawComplaint: Record<string, never>;
  sendMessage: { text: string };
  closeCase: { rootCause: string };
  assignReviewer: { reviewerId: string };
  decideEscalation: {
    decision: 'CONFIRMED' | 'CHANGED' | 'OVERTURNED';
    summary: string;
    explanation: string;
  };
  recordReferral: {
    body: 'ADR_PROVIDER' | 'FINANCIAL_OMBUDSMAN';
    bodyReference: string | null;
    referredOn: string;
  };
}

/** Does one thing to a case: as a member of staff who is signed in, or as the customer from whose device it came. */
export async function act<Name extends keyof Actions>(
  actor: APIRequestContext,
  reference: string,
  action: Name,
  says: Actions[Name],
): Promise<void> {
  const input = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
  await ask(actor, `mutation ($input: ${input}!) { ${action}(input: $input) { case { reference } } }`, {
    input: { reference, ...says },
  });
}

/** Where a case can be brought to. */
export const points = [
  'acknowledged',
  'review',
  'waiting',
  'investigation',
  'resolution',
  'responded',
  'escalated',
  'withdrawn',
] as const;

export type Point = (typeof points)[number];

const answer: Actions['issueFinalResponse'] = {
  decision: 'NOT_UPHELD',
  summary: 'We have looked into it and cannot agree.',
  explanation: 'The payment was made to the account that you gave us.',
  proposedResolution: 'We help you to write to the bank of that account.',
};

interface People {
  customer: APIRequestContext;
  staff: APIRequestContext;
}

const ways: Record<Point, (people: People, reference: string) => Promise<void>> = {
  acknowledged: () => Promise.resolve(),
  review: ({ staff }, reference) => act(staff, reference, 'startReview', {}),
  async waiting(people, reference) {
    await ways.review(people, reference);
    await act(people.staff, reference, 'requestInformation', { question: 'On which day did you pay?' });
  },
  async investigation(people, reference) {
    await ways.review(people, reference);
    await act(people.staff, reference, 'startInvestigation', {});
    await act(people.staff, reference, 'postUpdate', { text: 'We have asked the bank for its records.' });
  },
  async resolution(people, reference) {
    await ways.investigation(people, reference);
    await act(people.staff, reference, 'startResolution', {});
  },
  async responded(people, reference) {
    await ways.resolution(people, reference);
    await act(people.staff, reference, 'issueFinalResponse', answer);
  },
  async escalated(people, reference) {
    await ways.responded(people, reference);
    await act(people.customer, reference, 'requestEscalation', {
      reason: 'Nobody asked the supplier.',
      desiredOutcome: 'Ask them.',
    });
  },
  async withdrawn(people, reference) {
    await ways.review(people, reference);
    await act(people.customer, reference, 'withdrawComplaint', {});
  },
};

/** Submits a complaint and carries its case to a point, as people would; answers with its reference number. */
export async function caseAt(people: People, point: Point): Promise<string> {
  const reference = await submitComplaint(people.customer);
  await ways[point](people, reference);
  return reference;
}
