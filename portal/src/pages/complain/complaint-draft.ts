import * as v from 'valibot';
import type { Category, SubmitComplaintInput } from '../../gql/graphql.ts';
import { newKey } from './idempotency-key.ts';

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

/** A complaint that is not sent yet. */
export interface ComplaintDraft {
  /** One per draft and kept over every retry, so that sending twice makes one case. */
  idempotencyKey: string;
  answers: ComplaintAnswers;
  /** What was last on its way to the server without an answer: it may have arrived. */
  attempted: SubmitComplaintInput | null;
}

const draftSchema = v.object({
  idempotencyKey: v.pipe(v.string(), v.uuid()),
  answers: answersSchema,
  attempted: v.nullable(v.custom<SubmitComplaintInput>((value) => typeof value === 'object')),
});

/** A draft without any answer. */
export function emptyDraft(): ComplaintDraft {
  return { idempotencyKey: newKey(), answers: v.parse(answersSchema, {}), attempted: null };
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

/** Removes the draft from this device. */
export function deleteDraft(storage: Storage): void {
  storage.removeItem(storageKey);
}

/** Whether anything was typed or chosen. */
export function isBegun({ answers }: ComplaintDraft): boolean {
  return JSON.stringify(answers) !== JSON.stringify(emptyDraft().answers);
}

/** Narrows a chosen radio value to a category that the procedure lists. */
export function asCategory(chosen: string, categories: readonly Category[]): Category | undefined {
  return categories.find((category) => category === chosen);
}
