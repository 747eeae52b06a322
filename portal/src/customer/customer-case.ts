import type { CustomerCasePartsFragment, CustomerCasesQuery } from '../gql/graphql.ts';

/** A case as its customer may see it. */
export type CustomerCase = CustomerCasePartsFragment;
export type CaseMessage = CustomerCase['messages']['edges'][number]['node'];
export type CaseFile = CaseMessage['files'][number];
export type FinalResponse = CustomerCase['finalResponses'][number];
export type Escalation = CustomerCase['escalations'][number];
export type WayOutside = CustomerCase['waysOutside'][number];
/** A case of this device, in a line. */
export type ListedCase = CustomerCasesQuery['customerCases'][number];
export type Action = CustomerCase['allowedActions'][number];

/** What we asked and what is not answered yet: our newest question. */
export function openQuestion({ status, messages }: CustomerCase): CaseMessage | undefined {
  if (status.awaiting !== 'CUSTOMER') return undefined;
  return messages.edges.map(({ node }) => node).findLast(({ kind }) => kind === 'QUESTION');
}
