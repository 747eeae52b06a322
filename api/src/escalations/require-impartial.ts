import { Complaint, Staff, type StaffRole } from '@desk/db';
import type { CaseChange } from '../cases/change-case.ts';
import { badInput } from '../errors.ts';
import { isNamedIn } from '../handlers/named-in.ts';
import type { EscalationLevel } from '../procedure/published.ts';
import { isUuid } from '../uuid.ts';

/** The published role, or one above it. */
const REVIEWERS: Record<EscalationLevel['reviewerRole'], readonly StaffRole[]> = {
  MANAGER: ['MANAGER', 'DIRECTOR'],
  DIRECTOR: ['DIRECTOR'],
};

/** @throws DomainError BAD_USER_INPUT unless this person may decide: of the level's role, and never involved before */
export async function requireImpartial(change: CaseChange, reviewerId: string): Promise<void> {
  const { em, caseFile, state, procedure } = change;
  const reviewer = isUuid(reviewerId) ? await em.findOne(Staff, { id: reviewerId, isActive: true }) : null;
  const published = procedure.escalationLevels.find(({ level }) => level === state.escalationLevel);
  const roles = published === undefined ? [] : REVIEWERS[published.reviewerRole];
  if (reviewer === null || !roles.includes(reviewer.role)) {
    refuse(`Level ${state.escalationLevel} is decided by someone of the role ${roles.join(' or ')}.`);
  }
  const { whatHappened } = await em.findOneOrFail(Complaint, { caseFile });
  if (isNamedIn(whatHappened, reviewer.name))
    refuse('The complaint names this person, so somebody else must decide.');
  if (await hasActed(change, reviewerId))
    refuse('This person acted on the case before; the review must be independent.');
}

function refuse(message: string): never {
  throw badInput([{ path: 'reviewerId', message }]);
}

/** Acted: named by any event of the case, as its actor or as the person whom it put in charge. */
async function hasActed({ em, caseFile }: CaseChange, staffId: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select 1 from case_event
      where case_id = ? and (actor_id = ? or data->>'handlerId' = ? or data->>'reviewerId' = ?)
      limit 1`,
    [caseFile.id, staffId, staffId, staffId],
  );
  return rows.length > 0;
}
