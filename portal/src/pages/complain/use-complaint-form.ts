import { useMutation } from '@urql/vue';
import { computed, reactive, shallowRef, watch } from 'vue';
import { useRouter } from 'vue-router';
import { SubmitComplaintDocument, type SubmitComplaintInput } from '../../gql/graphql.ts';
import { londonDay } from '../../formats/dates.ts';
import { useLanguage } from '../../messages/language.ts';
import { receivedRoute } from '../../procedure/received-complaint.ts';
import { readRejection, type FieldError, type Rejection } from '../../server/rejection.ts';
import type { Procedure } from '../../composables/use-procedure.ts';
import { deleteDraft, emptyDraft, isBegun, keepDraft, loadDraft } from './complaint-draft.ts';
import { checkAnswers } from './complaint.schema.ts';
import { hasInput } from './field-ids.ts';

/**
 * The complaint form: the draft kept on this device, its problems, and sending it.
 * `submit` resolves once the confirmation is shown or the problem is known; while it runs, further calls do nothing.
 */
export function useComplaintForm(categories: () => Procedure['categories']) {
  const language = useLanguage();
  const router = useRouter();
  const mutation = useMutation(SubmitComplaintDocument);
  const draft = reactive(loadDraft(localStorage));
  const problems = shallowRef<FieldError[]>([]);
  const rejection = shallowRef<Rejection | null>(null);
  const isSending = shallowRef(false);

  watch(draft, () => keepDraft(localStorage, draft), { flush: 'sync' });

  async function submit() {
    if (isSending.value) return;
    rejection.value = null;
    const checked = checkAnswers(draft.answers, {
      language,
      categories: categories().map(({ category }) => category),
      today: londonDay(new Date()),
    });
    problems.value = checked.ok ? [] : checked.problems;
    if (!checked.ok) return;
    isSending.value = true;
    try {
      await send({ ...checked.input, idempotencyKey: draft.idempotencyKey }, false);
    } finally {
      isSending.value = false;
    }
  }

  async function send(input: SubmitComplaintInput, isRepeat: boolean): Promise<void> {
    const previous = draft.attempted;
    draft.attempted = input;
    const { data, error } = await mutation.executeMutation({ input });
    if (data) {
      deleteDraft(localStorage);
      await router.replace(receivedRoute(data.submitComplaint, { hasEarlierWords: isRepeat }));
      return;
    }
    const refused = error ? readRejection(error) : ({ kind: 'network' } as const);
    if (refused.kind !== 'refused') return void (rejection.value = refused);

    // An earlier try did arrive, with other words: what the server has is asked for, not made a second time.
    if (refused.code === 'IDEMPOTENCY_KEY_REUSED' && previous && !isRepeat) return send(previous, true);

    // After a fault of the server the case may exist; after any other refusal nothing was written.
    if (refused.code !== 'INTERNAL_SERVER_ERROR') draft.attempted = previous;
    problems.value = refused.fields.filter(hasInput);
    if (problems.value.length === 0) rejection.value = refused;
  }

  function discard() {
    Object.assign(draft, emptyDraft());
    deleteDraft(localStorage);
    problems.value = [];
    rejection.value = null;
  }

  const hasDraft = computed(() => isBegun(draft));
  return { draft, problems, rejection, isSending, hasDraft, submit, discard };
}
