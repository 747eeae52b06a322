import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';

/** Accounts of the demonstration, whose password is printed at the start. */
export const demoStaff = {
  handler: 'amira@demo.example',
  manager: 'grace@demo.example',
  director: 'helen@demo.example',
} as const;
export const demoPassword = 'a-demonstration-only';

/** What a customer tells us, as `SubmitComplaintInput` takes it. */
export interface ComplaintInput {
  idempotencyKey: string;
  whatHappened: string;
  category: string;
  contact: { name: string; email?: string; phone?: string; postalAddress?: string };
}

/** Sends a GraphQL operation. @throws Error with the whole answer when it holds errors */
export async function ask<Data>(
  api: APIRequestContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const response = await api.post('/graphql', { data: { query, variables } });
  const answer = (await response.json()) as { data?: Data; errors?: unknown };
  if (answer.errors !== undefined || answer.data === undefined)
    throw new Error(JSON.stringify(answer, null, 2));
  return answer.data;
}

/** Submits a complaint as a customer's form does; answers with its reference number. */
export async function submitComplaint(
  api: APIRequestContext,
  changes: Partial<ComplaintInput> = {},
): Promise<string> {
  const input: ComplaintInput = {
    idempotencyKey: randomUUID(),
    whatHappened: 'My payment left my account and never arrived.',
    category: 'PAYMENT',
    contact: { name: 'Rosa Lindqvist', email: 'rosa@mail.example' },
    ...changes,
  };
  const data = await ask<{ submitComplaint: { status: { reference: string } } }>(
    api,
    'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { status { reference } } }',
    { input },
  );
  return data.submitComplaint.status.reference;
}

/** Signs a member of staff in; from then on the cookie is part of every request of `api`. */
export async function signIn(api: APIRequestContext, email: string): Promise<void> {
  await ask(api, 'mutation ($input: SignInInput!) { signIn(input: $input) { staff { name } } }', {
    input: { email, password: demoPassword },
  });
}

interface CasePage {
  cases: {
    edges: { node: { reference: string; complaint: { whatHappened: string }; contact: { name: string } } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}

/** A case as staff find it. */
export interface FoundCase {
  reference: string;
  whatHappened: string;
}

/** Every case of the customer with this name, however many there are. */
export async function casesOf(staff: APIRequestContext, customer: string): Promise<FoundCase[]> {
  const found: FoundCase[] = [];
  let after: string | null = null;
  do {
    const { cases }: CasePage = await ask<CasePage>(staff, CASES, { after });
    for (const { node } of cases.edges) {
      if (node.contact.name !== customer) continue;
      found.push({ reference: node.reference, whatHappened: node.complaint.whatHappened });
    }
    after = cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const CASES = /* GraphQL */ `
  query ($after: String) {
    cases(first: 100, after: $after) {
      edges {
        node {
          reference
          complaint {
            whatHappened
          }
          contact {
            name
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;
