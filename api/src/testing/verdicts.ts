/**
 * Everybody whose rights differ: a reader holds a link for reading; the reviewer is a manager, and the reviewer of
 * cases that have one; a script has the manager's access token.
 */
export const ROLES = [
  'anonymous',
  'customer',
  'reader',
  'otherCustomer',
  'handler',
  'otherHandler',
  'reviewer',
  'manager',
  'director',
  'auditor',
  'script',
] as const;
export type Role = (typeof ROLES)[number];

/** What comes of an attempt: it is let in, or refused under a code. */
export type Verdict = string;
type Row = Record<Role, Verdict>;

const STAFF = ['handler', 'otherHandler', 'reviewer', 'manager', 'director', 'auditor', 'script'] as const;
const CUSTOMERS = ['customer', 'reader', 'otherCustomer'] as const;
/** Who may see nothing of a case that is not theirs, and none of our notes. */
export const CUSTOMER_ROLES: readonly Role[] = ['anonymous', ...CUSTOMERS];

const ALLOWED = 'ALLOWED';
const FORBIDDEN = 'FORBIDDEN';
const NOT_FOUND = 'NOT_FOUND';

function row(outsiders: Verdict, changes: Partial<Row> = {}): Row {
  const same = Object.fromEntries(ROLES.map((role) => [role, outsiders])) as Row;
  return { ...same, ...changes };
}

function each(roles: readonly Role[], verdict: Verdict): Partial<Row> {
  return Object.fromEntries(roles.map((role) => [role, verdict]));
}

const strangers = (changes: Partial<Row>): Row => row('UNAUTHENTICATED', changes);

const anyone = row(ALLOWED);
const staff = strangers(each(STAFF, ALLOWED));
const writers = { ...staff, auditor: FORBIDDEN };
const team = { ...writers, otherHandler: FORBIDDEN };
const managers = { ...team, handler: FORBIDDEN };
const ownCase = strangers({ customer: ALLOWED, reader: ALLOWED, otherCustomer: NOT_FOUND });
const ownCaseActing = { ...ownCase, reader: FORBIDDEN };
const customersAction = strangers({ ...each(CUSTOMERS, FORBIDDEN), customer: ALLOWED });
const account = { ...staff, script: FORBIDDEN };
/** A thing of the handler, which nobody else may learn of. */
const handlersThing = { ...strangers(each(STAFF, NOT_FOUND)), handler: ALLOWED };

/**
 * What each operation answers to each role, sent with an input that nothing but the role can refuse. The one
 * exception are ways in: they are tried with a wrong secret.
 */
export const VERDICTS: Record<string, Row> = {
  accessTokens: staff,
  alerts: staff,
  case: staff,
  auditedReads: { ...strangers(each(STAFF, FORBIDDEN)), auditor: ALLOWED },
  caseHistory: staff,
  caseStatus: anyone,
  cases: staff,
  customerCase: ownCase,
  customerCases: anyone,
  handedOverCustomer: anyone,
  insights: staff,
  letters: staff,
  ourPerformance: anyone,
  previewDeadlines: staff,
  procedure: anyone,
  pushKey: anyone,
  procedureVersion: anyone,
  regulatoryCounts: staff,
  staff,
  receivedMail: staff,
  staffSessions: staff,
  unmatchedMail: staff,
  uploadRules: anyone,
  verifyHistory: staff,
  viewer: anyone,
  workQueue: staff,

  addNote: team,
  assignHandler: team,
  assignReviewer: managers,
  closeCase: team,
  completeLesson: team,
  decideEscalation: { ...strangers(each(STAFF, FORBIDDEN)), reviewer: ALLOWED },
  dismissMail: writers,
  explainDelay: team,
  fileMail: writers,
  issueFinalResponse: team,
  markComplex: team,
  postUpdate: team,
  recordComplaint: writers,
  recordEvidence: team,
  recordLesson: team,
  recordReferral: team,
  recordReferralOutcome: team,
  reopenCase: managers,
  requestInformation: team,
  startInvestigation: team,
  startResolution: team,
  startReview: team,

  // For want of a case that is old enough, or restricted.
  eraseCase: { ...strangers(each(STAFF, FORBIDDEN)), director: 'CASE_KEPT' },
  restrictCase: { ...managers, reviewer: ALLOWED },
  liftRestriction: {
    ...strangers({ ...each(STAFF, 'ACTION_NOT_POSSIBLE'), handler: FORBIDDEN, otherHandler: FORBIDDEN }),
    auditor: FORBIDDEN,
  },

  sendMessage: { ...team, customer: ALLOWED, reader: FORBIDDEN, otherCustomer: FORBIDDEN },
  markRead: { ...staff, customer: ALLOWED, reader: FORBIDDEN, otherCustomer: NOT_FOUND },

  acceptResolution: customersAction,
  correctSummary: customersAction,
  provideInformation: customersAction,
  rateHandling: customersAction,
  muteNotices: ownCaseActing,
  subscribeToPush: ownCase,
  unsubscribeFromPush: ownCase,
  requestEscalation: customersAction,
  withdrawComplaint: customersAction,
  createReadLink: ownCaseActing,
  leaveCase: ownCase,
  signOutDevice: ownCaseActing,
  signOutEverywhere: ownCaseActing,

  submitComplaint: anyone,
  requestAccessCode: anyone,
  openCaseWithCode: row('ACCESS_CODE_WRONG'),
  openCaseWithKey: row('ACCESS_KEY_WRONG'),
  openCaseWithLink: row('ACCESS_LINK_INVALID'),
  signIn: row('SIGN_IN_FAILED'),
  signOut: anyone,
  setPassword: row('PASSWORD_LINK_INVALID'),

  beginTotp: account,
  changePassword: account,
  confirmTotp: { ...strangers(each(STAFF, 'TOTP_WRONG')), script: FORBIDDEN },
  createAccessToken: account,
  dismissAlert: handlersThing,
  markPosted: writers,
  revokeAccessToken: { ...handlersThing, script: FORBIDDEN },
  revokeSession: { ...handlersThing, script: FORBIDDEN },
  setAvailability: { ...managers, handler: ALLOWED },

  // Only a browser watches; a script asks again.
  caseEvents: {
    ...strangers(each(STAFF, ALLOWED)),
    customer: ALLOWED,
    reader: ALLOWED,
    otherCustomer: NOT_FOUND,
    script: 'UNAUTHENTICATED',
  },
  caseProgress: anyone,
};

/** Whom the tables let in by a reference number alone; everything else that takes one must refuse another customer. */
export const PUBLIC_BY_REFERENCE: readonly string[] = ['caseStatus', 'caseProgress', 'requestAccessCode'];
