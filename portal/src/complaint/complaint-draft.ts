import * as v from 'valibot';
import type { Category, SubmitComplaintInput } from '../gql/graphql.ts';
import { steps } from '../paths.ts';
import { newKey } from './idempotency-key.ts';
import { dropAllFiles } from './kept-files.ts';

const storageKey = 'complaint-draft';
const text = v.optional(v.string(), '');

const answersSchema = v.object({
  whatHappened: text,
  happenedOn: v.optional(v.object({ day: text, month: text, year: text }), {}),
  category: text,
  concerns: text,
  desiredOutcome: text,
  contact: v.optional(v.object({ name: text, email: text, phone: text, postalAddress: text }), {}),
  supportNeeds: text,
});

/** What is typed so far, as it stands in the inputs. */
export type ComplaintAnswers = v.InferOutput<typeof answersSchema>;

const draftSchema = v.object({
  /** One per draft and kept over every retry, so that sending twice makes one case. */
  idempotencyKey: v.pipe(v.string(), v.uuid()),
  answers: answersSchema,
  /** Questions that were passed, also without an answer where that is allowed. */
  passed: v.array(v.picklist(steps)),
  /** What is to go with it: the key of its bytes on this device, and its id once it was sent. */
  files: v.optional(v.array(v.object({ key: v.string(), name: v.string(), id: v.nullable(v.string()) })), []),
  /** What is to be sent, without its files; it goes on its way again by itself while the draft waits. */
  leaving: v.optional(v.nullable(v.custom<SubmitComplaintInput>((value) => typeof value === 'object')), null),
  /** What was on its way to the server without an answer, newest first: each of it may have arrived. */
  attempted: v.array(v.custom<SubmitComplaintInput>((value) => typeof value === 'object')),
  /** What is leaving goes on its way again by itself. */
  isWaiting: v.boolean(),
});

/** A complaint that is not sent yet. */
export type ComplaintDraft = v.InferOutput<typeof draftSchema>;

/** A draft without any answer. */
export function emptyDraft(): ComplaintDraft {
  const answers = v.parse(answersSchema, {});
  return {
    idempotencyKey: newKey(),
    answers,
    passed: [],
    files: [],
    leaving: null,
    attempted: [],
    isWaiting: false,
  };
}

/** The draft kept on this device, or an empty one where none is kept or it cannot be read. */
export function loadDraft(storage: Storage): ComplaintDraft {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? 'null');
    const parsed = v.safeParse(draftSchema, kept);
    return parsed.success ? parsed.output : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

/** Keeps the draft on this device. Where storage is refused (private windows), it lives as long as the page. */
export function keepDraft(storage: Storage, draft: ComplaintDraft): void {
  try {
    storage.setItem(storageKey, JSON.stringify(draft));
  } catch {
    return;
  }
}

/** Removes the draft from this device, its files too. */
export function deleteDraft(storage: Storage): void {
  storage.removeItem(storageKey);
  void dropAllFiles();
}

/** Whether anything was typed or chosen. */
export function isBegun({ answers, files }: ComplaintDraft): boolean {
  return files.length > 0 || JSON.stringify(answers) !== JSON.stringify(emptyDraft().answers);
}

/** Narrows a chosen radio value to a category that the procedure lists; while the list is not known, any will do. */
export function asCategory(
  chosen: string,
  categories: readonly Category[] | undefined,
): Category | undefined {
  if (categories) return categories.find((category) => category === chosen);
  return chosen === '' ? undefined : (chosen as Category);
}
