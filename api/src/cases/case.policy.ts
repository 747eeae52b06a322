import type { CaseFile } from '@desk/db';
import type { StaffViewer, Viewer } from '../access/viewer.ts';
import { DomainError } from '../errors.ts';
import { ACTION_NAMES, isPossibleIn, type Action } from '../procedure/stages.ts';

type CasePredicate = (viewer: StaffViewer, caseFile: CaseFile) => boolean;

const handlesTheCase: CasePredicate = (viewer, caseFile) => caseFile.handler?.id === viewer.id;
const managesTheDesk: CasePredicate = (viewer) => viewer.role === 'MANAGER' || viewer.role === 'DIRECTOR';
const worksOnCases: CasePredicate = (viewer) => viewer.role !== 'AUDITOR';

/** Who may do what; one of the predicates is enough. */
const MAY: Record<Action, readonly CasePredicate[]> = {
  assignHandler: [managesTheDesk, handlesTheCase],
  startReview: [handlesTheCase, managesTheDesk],
  requestInformation: [handlesTheCase, managesTheDesk],
  startInvestigation: [handlesTheCase, managesTheDesk],
  startResolution: [handlesTheCase, managesTheDesk],
  postUpdate: [handlesTheCase, managesTheDesk],
  issueFinalResponse: [handlesTheCase, managesTheDesk],
};

/** Everything that the viewer may do to the case now: the one answer for services, clients and buttons. */
export function allowedActions(viewer: Viewer, caseFile: CaseFile): Action[] {
  return ACTION_NAMES.filter(
    (action) => isPossibleIn(caseFile.stage, action) && may(viewer, action, caseFile),
  );
}

/**
 * Refuses what the viewer may not do, and what the procedure does not know at this stage.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN or ACTION_NOT_POSSIBLE, each with the reason in words
 */
export function authorize(viewer: Viewer, action: Action, caseFile: CaseFile): void {
  requireStaff(viewer);
  if (!may(viewer, action, caseFile)) {
    throw new DomainError(
      'FORBIDDEN',
      `You may not do this: ${action} is for the case's handler or a manager.`,
    );
  }
  if (isPossibleIn(caseFile.stage, action)) return;
  throw new DomainError(
    'ACTION_NOT_POSSIBLE',
    `${action} is not possible while the case is ${caseFile.stage}.`,
    {
      action,
      stage: caseFile.stage,
      allowedActions: allowedActions(viewer, caseFile),
    },
  );
}

/** @throws DomainError UNAUTHENTICATED unless the viewer is a signed-in member of staff */
export function requireStaff(viewer: Viewer): asserts viewer is StaffViewer {
  if (viewer.kind === 'STAFF') return;
  throw new DomainError('UNAUTHENTICATED', 'Sign in as a member of staff first: run the signIn mutation.');
}

function may(viewer: Viewer, action: Action, caseFile: CaseFile): boolean {
  if (viewer.kind !== 'STAFF' || !worksOnCases(viewer, caseFile)) return false;
  return MAY[action].some((predicate) => predicate(viewer, caseFile));
}
