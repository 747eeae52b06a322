import { randomUUID } from 'node:crypto';
import type { TestCaller } from './test-caller.ts';

/** A complete complaint, with what matters to the test changed. */
export function complaintInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    idempotencyKey: randomUUID(),
    whatHappened: 'My payment left my account and never arrived.',
    category: 'PAYMENT',
    contact: { name: 'Maria Kowalski', email: 'maria@mail.example' },
    ...changes,
  };
}

export const SUBMIT = /* GraphQL */ `
  mutation Submit($input: SubmitComplaintInput!) {
    submitComplaint(input: $input) {
      handlerName
      status {
        reference
        stage
        awaiting
        seq
        deadlines {
          kind
          dueOn
          dueAt
          isLimit
          trace
        }
        timeline {
          seq
          type
          at
        }
      }
    }
  }
`;

/** What `SUBMIT` answers. */
export interface Submitted {
  submitComplaint: {
    handlerName: string | null;
    status: {
      reference: string;
      stage: string;
      awaiting: string;
      seq: number;
      deadlines: { kind: string; dueOn: string; dueAt: string; isLimit: boolean; trace: string[] }[];
      timeline: { seq: number; type: string; at: string }[];
    };
  };
}

/** Submits a complaint and returns the acknowledgement. */
export async function submit(caller: TestCaller, changes?: Record<string, unknown>) {
  const { submitComplaint } = await caller.data<Submitted>(SUBMIT, { input: complaintInput(changes) });
  return submitComplaint;
}
