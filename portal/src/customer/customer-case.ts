import type { CustomerCasePartsFragment, CustomerCasesQuery } from '../gql/graphql.ts';
import { newsSince, type TimelineEntry } from '../procedure/case-status.ts';

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

/** What a change brought: entries of the timeline, messages of ours, and how many updates that are. */
export interface Updates {
  timeline: TimelineEntry[];
  messages: CaseMessage[];
  count: number;
}

/** What `next` tells that `known` did not. A message that is an entry of the timeline too counts once. */
export function updatesSince(known: CustomerCase, next: CustomerCase): Updates {
  const timeline = newsSince(known.status, next.status);
  const messages = next.messages.edges
    .map(({ node }) => node)
    .filter(({ seq, isFromCustomer }) => seq > known.status.seq && !isFromCustomer);
  const count = new Set([...timeline, ...messages].map(({ seq }) => seq)).size;
  return { timeline, messages, count };
}
