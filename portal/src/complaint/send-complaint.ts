import { SubmitComplaintDocument, type SubmitComplaintInput } from '../gql/graphql.ts';
import { ask } from '../server/ask.ts';
import { backOff } from '../server/follow.ts';
import type { Rejection } from '../server/rejection.ts';
import { waitOrWake } from '../server/wake.ts';
import { sendFiles } from './send-files.ts';
import { deleteDraft, keepDraft, type ComplaintDraft } from './complaint-draft.ts';
import { receivedFrom, type ReceivedComplaint } from './received-complaint.ts';

/** How sending ended. `waiting`: nobody knows whether it arrived, so it has to be sent again. */
export type Outcome =
  | { kind: 'received'; received: ReceivedComplaint }
  | { kind: 'refused'; rejection: Rejection & { kind: 'refused' } }
  | { kind: 'waiting' };

/**
 * Sends a complaint once, its files first. The draft keeps the attempt before it leaves, so that a tab that is closed on the way loses
 * nothing; the draft's key makes one case of every attempt.
 */
export async function sendComplaint(draft: ComplaintDraft, leaving: SubmitComplaintInput): Promise<Outcome> {
  note(draft, { leaving, isWaiting: true });
  const files = await sendFiles(draft, () => keepDraft(localStorage, draft));
  if (files.kind === 'refused') note(draft, { isWaiting: false });
  if (files.kind !== 'sent') return files;
  const input = files.ids.length > 0 ? { ...leaving, files: files.ids } : leaving;
  const isSame = (other: SubmitComplaintInput) => JSON.stringify(other) === JSON.stringify(input);
  const earlier = draft.attempted.filter((attempt) => !isSame(attempt));
  note(draft, { attempted: [input, ...earlier], isWaiting: true });
  const answer = await ask(SubmitComplaintDocument, { input });
  if (answer.ok) return received(answer.data.submitComplaint, false);
  if (answer.rejection.kind !== 'refused') return { kind: 'waiting' };

  const { rejection } = answer;
  // Files wait on the server for a day; after that they are sent anew.
  if (rejection.fields.some(({ path }) => path === 'files')) for (const file of draft.files) file.id = null;
  // An earlier try did arrive, with other words: what the server has is asked for, not made a second time.
  if (rejection.code === 'IDEMPOTENCY_KEY_REUSED') {
    for (const attempt of earlier) {
      const again = await ask(SubmitComplaintDocument, { input: attempt });
      if (again.ok) return received(again.data.submitComplaint, true);
      if (again.rejection.kind !== 'refused') return { kind: 'waiting' };
    }
  }
  // After a fault of the server the case may exist; after any other refusal nothing was written.
  const mayExist = rejection.code === 'INTERNAL_SERVER_ERROR';
  note(draft, { attempted: mayExist ? [input, ...earlier] : earlier, isWaiting: false });
  return { kind: 'refused', rejection };
}

/** Sends until the server has answered, for as long as it is wanted; `onWaiting` tells that a try got no answer. */
export async function sendUntilAnswered(
  draft: ComplaintDraft,
  input: SubmitComplaintInput,
  { isWanted, onWaiting }: { isWanted: () => boolean; onWaiting: () => void },
): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await sendComplaint(draft, input);
    if (outcome.kind !== 'waiting') return outcome;
    onWaiting();
    await waitOrWake(backOff(attempt, Math.random()));
    if (!isWanted()) return outcome;
  }
}

function received(answer: Parameters<typeof receivedFrom>[0], hasEarlierWords: boolean): Outcome {
  deleteDraft(localStorage);
  return { kind: 'received', received: receivedFrom(answer, { hasEarlierWords }) };
}

function note(draft: ComplaintDraft, state: Partial<ComplaintDraft>) {
  Object.assign(draft, state);
  keepDraft(localStorage, draft);
}
