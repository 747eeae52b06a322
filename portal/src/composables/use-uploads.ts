import { computed, onScopeDispose, shallowReactive, shallowRef, triggerRef, watch } from 'vue';
import { newKey } from '../complaint/idempotency-key.ts';
import { useLanguage } from '../messages/language.ts';
import { failureWords } from '../server/failure-words.ts';
import { upload, type Upload } from '../server/upload.ts';
import { refusalOf, useUploadRules } from './use-upload-rules.ts';

/** A file that was chosen. */
export interface ChosenFile {
  key: string;
  file: File;
  state: 'sending' | 'sent' | 'failed' | 'refused';
  /** How much of it is sent, 0 to 1. */
  share: number;
  /** The id to send with an action. */
  id: string | null;
  problem: string | null;
}

/** Files that are sent as soon as they are chosen; an action names them by their ids. */
export function useUploads() {
  const { t } = useLanguage();
  const rules = useUploadRules();
  const files = shallowRef<ChosenFile[]>([]);
  const uploads = new Map<string, Upload>();
  const ids = computed(() => files.value.flatMap(({ id }) => id ?? []));
  const isBusy = computed(() => files.value.some(({ state }) => state === 'sending'));
  const hasProblems = computed(() => files.value.some(({ problem }) => problem !== null));
  const tooMany = computed(() => {
    const most = rules.value?.mostFilesAtOnce ?? Number.POSITIVE_INFINITY;
    if (files.value.length <= most) return null;
    return rules.value?.refusals.find(({ code }) => code === 'TOO_MANY_FILES')?.words ?? null;
  });

  /** Shows a file of an earlier visit: sent then, or to be sent now. */
  function restore(key: string, file: File, id: string | null) {
    const entry: ChosenFile = shallowReactive({
      key,
      file,
      state: 'sent',
      share: 1,
      id,
      problem: null,
    });
    files.value = [...files.value, entry];
    if (id === null) void send(entry);
  }

  function add(chosen: Iterable<File>) {
    for (const file of chosen) {
      const entry: ChosenFile = shallowReactive({
        key: newKey(),
        file,
        state: 'sending',
        share: 0,
        id: null,
        problem: null,
      });
      files.value = [...files.value, entry];
      const refusal = rules.value ? refusalOf(file, rules.value) : null;
      if (refusal === null) void send(entry);
      else Object.assign(entry, { state: 'refused', problem: refusal });
    }
  }

  async function send(entry: ChosenFile) {
    Object.assign(entry, { state: 'sending', share: 0, problem: null });
    triggerRef(files);
    const sending = upload(entry.file, (share) => {
      entry.share = share;
    });
    uploads.set(entry.key, sending);
    const answer = await sending.answer;
    uploads.delete(entry.key);
    if (entry.state === 'refused') return;
    if (answer.ok) Object.assign(entry, { state: 'sent', share: 1, id: answer.id });
    else {
      const mayRetry = answer.rejection.kind !== 'refused';
      const problem = answer.message ?? failureWords(answer.rejection, t);
      Object.assign(entry, { state: mayRetry ? 'failed' : 'refused', problem });
    }
    triggerRef(files);
  }

  // Files can be chosen before the rules have come over a slow line.
  watch(rules, (known) => {
    if (!known) return;
    for (const entry of files.value) {
      const refusal = entry.id === null ? refusalOf(entry.file, known) : null;
      if (refusal === null) continue;
      Object.assign(entry, { state: 'refused', problem: refusal });
      uploads.get(entry.key)?.stop();
    }
    triggerRef(files);
  });

  function remove(entry: ChosenFile) {
    uploads.get(entry.key)?.stop();
    files.value = files.value.filter((each) => each !== entry);
  }

  function clear() {
    files.value = [];
  }

  onScopeDispose(() => {
    for (const sending of uploads.values()) sending.stop();
  });

  return { rules, files, ids, isBusy, hasProblems, tooMany, restore, add, retry: send, remove, clear };
}

/** What a file picker shows and does. */
export type Uploads = ReturnType<typeof useUploads>;
