import type { CaseEvent, Escalation, Evidence, FinalResponse, Message, Staff } from '@desk/db';
import { customerFacts } from '../cases/customer-facts.ts';
import type { EventContents } from '../cases/event-contents.ts';
import { factsOf, type Fact } from '../cases/event-facts.ts';
import { draftOf } from '../cases/history-check.ts';
import type { HistoryEntry } from '../cases/case-history.queries.ts';
import type { CaseEventType } from '../procedure/events.ts';
import type { Procedure } from '../procedure/published.ts';
import type { EventPage } from './event-log.ts';

/** Which side reads a case. */
export type Side = 'CUSTOMER' | 'STAFF';

/** One event of a case as one side may read it. */
export interface CaseEventView {
  seq: number;
  type: CaseEventType;
  at: Date;
  by: string;
  facts: Fact[];
  text: string | null;
  message: Message | null;
  evidence: Evidence | null;
  finalResponse: FinalResponse | null;
  escalation: Escalation | null;
}

/** Whether this side may see that the event happened. */
export function isSeenBy(side: Side, { visibility }: CaseEvent): boolean {
  return side === 'STAFF' || visibility !== 'STAFF';
}

const viewsOfPages = new WeakMap<EventPage, Map<Side, readonly CaseEventView[]>>();

/** What this side may read of a page: the same objects for everybody who reads it, so that answers can be shared. */
export function viewsOf(page: EventPage, side: Side, procedure: Procedure): readonly CaseEventView[] {
  const bySide = viewsOfPages.get(page) ?? new Map<Side, readonly CaseEventView[]>();
  viewsOfPages.set(page, bySide);
  const views =
    bySide.get(side) ??
    page.entries
      .filter(({ event }) => isSeenBy(side, event))
      .map((entry) => viewOf(entry, page, side, procedure));
  bySide.set(side, views);
  return views;
}

/** What this side may read of an event that it may see. */
export function viewOf(
  { event, contents }: HistoryEntry,
  { staff }: Pick<EventPage, 'staff'>,
  side: Side,
  procedure: Procedure,
): CaseEventView {
  const type = event.type as CaseEventType;
  const facts = factsOf(draftOf(event), { procedure, staff: (id) => staff.get(id)?.name ?? id });
  return {
    seq: event.seq,
    type,
    at: event.at,
    by: doerOf(event, staff, side),
    facts: side === 'STAFF' ? facts : customerFacts(type, facts),
    text: textOf(contents, type),
    message: contents.messages,
    evidence: contents.evidence?.isShared === true ? contents.evidence : null,
    finalResponse: contents.finalResponses,
    escalation: contents.escalations,
  };
}

function doerOf({ actorKind, actorId }: CaseEvent, staff: ReadonlyMap<string, Staff>, side: Side): string {
  if (actorKind === 'CUSTOMER') return side === 'CUSTOMER' ? 'You' : 'The customer';
  return staff.get(actorId ?? '')?.name ?? 'The complaints desk';
}

/** The words of an event as one text; whoever may see the event may read it. */
function textOf(contents: EventContents, type: CaseEventType): string | null {
  const { escalations: escalation, lessons: lesson } = contents;
  const texts = [
    contents.complaint?.whatHappened,
    contents.messages?.text,
    contents.notes?.text,
    contents.evidence?.text,
    contents.finalResponses?.summary,
    type === 'escalationDecided' ? escalation?.summary : escalation?.reason,
    contents.referrals?.outcome,
    type === 'lessonCompleted' ? lesson?.result : lesson?.change,
    contents.ratings?.comment,
    contents.summaries?.text,
  ];
  return texts.find((text) => text != null) ?? null;
}
