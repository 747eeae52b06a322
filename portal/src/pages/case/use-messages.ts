import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { CaseMessage, CustomerCase } from '../../customer/customer-case.ts';
import { EarlierMessagesDocument, MarkReadDocument } from '../../gql/graphql.ts';
import { ask } from '../../server/ask.ts';
import type { Rejection } from '../../server/rejection.ts';
import { onWake } from '../../server/wake.ts';

type MessageList = CustomerCase['messages'];

/**
 * The messages of a case: the newest come with it, earlier ones when they are asked for. What is on the screen counts as
 * read.
 */
export function useMessages(customerCase: () => CustomerCase) {
  const known = shallowRef<ReadonlyMap<number, CaseMessage>>(new Map());
  /** Where the earliest known message begins; null where there is none before it. */
  const before = shallowRef<string | null>(null);
  const isLoading = shallowRef(false);
  const rejection = shallowRef<Rejection | null>(null);
  const messages = computed(() => [...known.value.values()].sort((a, b) => a.seq - b.seq));

  function take({ edges, pageInfo }: MessageList) {
    const earliest = messages.value[0]?.seq ?? Number.POSITIVE_INFINITY;
    if ((edges[0]?.node.seq ?? Number.POSITIVE_INFINITY) < earliest)
      before.value = pageInfo.hasPreviousPage === true ? pageInfo.startCursor : null;
    known.value = new Map([...known.value, ...edges.map(({ node }) => [node.seq, node] as const)]);
  }

  async function showEarlier() {
    if (before.value === null) return;
    isLoading.value = true;
    const { reference } = customerCase();
    const answer = await ask(EarlierMessagesDocument, { reference, before: before.value });
    isLoading.value = false;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) take(answer.data.customerCase.messages);
  }

  watch(() => customerCase().messages, take, { immediate: true });
  return { messages, hasEarlier: computed(() => before.value !== null), isLoading, rejection, showEarlier };
}

/** Marks the messages as read once somebody looks at the page. A device that may only read marks nothing, and is not told so. */
export function useReadMark(customerCase: () => CustomerCase): void {
  let marked = 0;

  async function mark() {
    const { reference, unreadMessages, messages } = customerCase();
    const upToSeq = messages.edges.at(-1)?.node.seq ?? 0;
    if (document.visibilityState !== 'visible' || unreadMessages === 0 || upToSeq <= marked) return;
    marked = upToSeq;
    const answer = await ask(MarkReadDocument, { input: { reference, upToSeq } });
    // On a bad line it is tried again when the page is looked at again.
    if (!answer.ok && answer.rejection.kind !== 'refused') marked = 0;
  }

  watch(
    () => customerCase().messages.edges.at(-1)?.node.seq,
    () => void mark(),
    { immediate: true },
  );
  onScopeDispose(onWake(() => void mark()));
}
