const STATUS = `
    reference stage awaiting channel category closure escalationLevel isComplex receivedAt seq
    deadlines { kind dueAt dueOn isLimit trace source }
    timeline { seq type at }`;

const CASE = 'reference stage awaiting category channel receivedAt nextDueAt isOverdue handler { name }';

/** What the load asks; the desk knows these texts as it knows the portal's. */
export const OPERATIONS = {
  version: '{ procedure { version } }',
  /** With all that the public may see. */
  status: `query CaseStatus($reference: String!) { caseStatus(reference: $reference) {${STATUS} } }`,
  progress: `subscription CaseProgress($reference: String!) { caseProgress(reference: $reference) {${STATUS} } }`,
  submit:
    'mutation SubmitComplaint($input: SubmitComplaintInput!) { submitComplaint(input: $input) { status { reference } handlerName } }',
  addNote: 'mutation AddNote($input: AddNoteInput!) { addNote(input: $input) { case { seq } } }',
  cases: `query Cases($order: CaseOrder!, $first: Int!, $after: String) {
    cases(order: $order, first: $first, after: $after) { edges { node { ${CASE} } } pageInfo { endCursor hasNextPage } }
  }`,
  workQueue: `query WorkQueue($first: Int!, $after: String) {
    workQueue(first: $first, after: $after) { edges { node { ${CASE} } reason { words } } pageInfo { endCursor hasNextPage } }
  }`,
} as const;
