import { computed, onScopeDispose, reactive, shallowRef, watch, type InjectionKey } from 'vue';
import { useRouter } from 'vue-router';
import { deleteDraft, emptyDraft, isBegun, keepDraft, loadDraft } from '../../complaint/complaint-draft.ts';
import { receivedRoute } from '../../complaint/received-complaint.ts';
import { sendUntilAnswered } from '../../complaint/send-complaint.ts';
import type { Procedure } from '../../composables/use-procedure.ts';
import { londonDay } from '../../formats/dates.ts';
import type { SubmitComplaintInput } from '../../gql/graphql.ts';
import { useLanguage } from '../../messages/language.ts';
import type { Step } from '../../paths.ts';
import type { FieldError, Rejection } from '../../server/rejection.ts';
import { checkAnswers } from './complaint.schema.ts';
import { hasInput, type FieldPath } from './field-ids.ts';
import { asksFor } from './form-steps.ts';

type Problem = FieldError & { path: FieldPath };

/** The form, as its questions get it from the page. */
export type ComplaintForm = ReturnType<typeof useComplaintForm>;
/** What is typed is safe on the device after so long at most. */
const KEPT_WITHIN_MS = 300;

export const complaintFormKey: InjectionKey<ComplaintForm> = Symbol('complaint form');

/**
 * The complaint form: the draft kept on this device, its problems, and sending it. Without a connection it waits and
 * goes on its way by itself, for as long as nobody changes an answer (`edit`).
 */
export function useComplaintForm(procedure: () => Procedure | undefined) {
  const language = useLanguage();
  const router = useRouter();
  const draft = reactive(loadDraft(localStorage));
  const problems = shallowRef<Problem[]>([]);
  const rejection = shallowRef<Rejection | null>(null);
  const isSending = shallowRef(false);
  /** A try got no answer. */
  const isWaiting = shallowRef(false);
  const wasDeleted = shallowRef(false);
  /** Why the chosen files cannot go as they are. */
  const filesProblem = shallowRef<string | null>(null);
  let isOpen = true;
  let newestRun = 0;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  // Not at each key: on a slow phone that takes longer than the key itself.
  const forgetKeeping = () => {
    clearTimeout(keeping);
    keeping = undefined;
  };
  const keepNow = () => {
    forgetKeeping();
    keepDraft(localStorage, draft);
  };
  const keepIfChanged = () => {
    if (keeping !== undefined) keepNow();
  };
  watch(draft, () => (keeping ??= setTimeout(keepNow, KEPT_WITHIN_MS)), { flush: 'sync' });
  // A page that is closed, or put aside by the phone, may never run again.
  window.addEventListener('pagehide', keepIfChanged);
  document.addEventListener('visibilitychange', keepIfChanged);
  onScopeDispose(() => {
    isOpen = false;
    keepIfChanged();
    window.removeEventListener('pagehide', keepIfChanged);
    document.removeEventListener('visibilitychange', keepIfChanged);
  });

  function check() {
    return checkAnswers(draft.answers, {
      language,
      categories: procedure()?.categories.map(({ category }) => category),
      today: londonDay(new Date()),
    });
  }

  function problemsOfFiles(): Problem[] {
    return filesProblem.value === null ? [] : [{ path: 'files', message: filesProblem.value }];
  }

  function problemsNow(): Problem[] {
    const checked = check();
    return checked.ok ? [] : checked.problems.filter(hasInput);
  }

  // What is wrong is said in the language of the page, also when that changes.
  watch(
    () => language.t.locale,
    () => {
      const shown = new Set(problems.value.map(({ path }) => path));
      problems.value = problemsNow().filter(({ path }) => shown.has(path));
    },
  );

  /** Marks a question as passed if its answers are in order; answers whether they are. */
  function pass(step: Step): boolean {
    problems.value = [...problemsNow(), ...problemsOfFiles()].filter(({ path }) => asksFor(step, path));
    if (problems.value.length > 0) return false;
    if (!draft.passed.includes(step)) draft.passed.push(step);
    return true;
  }

  /** Sends the answers as they are; while a try is on its way, further calls do nothing. */
  async function submit() {
    if (isSending.value && !isWaiting.value) return;
    const checked = check();
    problems.value = checked.ok ? [] : checked.problems.filter(hasInput);
    if (checked.ok) await send({ ...checked.input, idempotencyKey: draft.idempotencyKey });
  }

  /** Goes on with what was on its way when the page was left. */
  async function resume() {
    if (draft.isWaiting && draft.leaving && !isSending.value) await send(draft.leaving);
  }

  async function send(input: SubmitComplaintInput) {
    const run = ++newestRun;
    isSending.value = true;
    isWaiting.value = false;
    rejection.value = null;
    const outcome = await sendUntilAnswered(draft, input, {
      isWanted: () => isOpen && run === newestRun,
      onWaiting: () => (isWaiting.value = run === newestRun),
    });
    // Nothing of it is to be kept any more.
    if (outcome.kind === 'received') forgetKeeping();
    if (isOpen && outcome.kind === 'received') await router.replace(receivedRoute(outcome.received));
    if (run !== newestRun || outcome.kind === 'waiting') return;
    isSending.value = false;
    isWaiting.value = false;
    if (outcome.kind !== 'refused') return;
    problems.value = outcome.rejection.fields.filter(hasInput);
    if (problems.value.length === 0) rejection.value = outcome.rejection;
  }

  /** Somebody changes an answer: until they say so, nothing is sent. */
  function edit() {
    newestRun++;
    isSending.value = false;
    isWaiting.value = false;
    draft.isWaiting = false;
    rejection.value = null;
  }

  function discard() {
    Object.assign(draft, emptyDraft());
    forgetKeeping();
    deleteDraft(localStorage);
    problems.value = [];
    rejection.value = null;
    wasDeleted.value = true;
  }

  const hasDraft = computed(() => isBegun(draft));
  const problemOf = (path: FieldPath) => problems.value.find((problem) => problem.path === path)?.message;
  return {
    draft,
    hasDraft,
    problems,
    problemOf,
    filesProblem,
    rejection,
    isSending,
    isWaiting,
    wasDeleted,
    pass,
    submit,
    resume,
    edit,
    discard,
  };
}
