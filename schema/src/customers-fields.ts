/** Mutations that only customers send, from the portal. */
export const customersMutations = [
  'acceptResolution',
  'correctSummary',
  'createReadLink',
  'leaveCase',
  'muteNotices',
  'openCaseWithCode',
  'openCaseWithKey',
  'openCaseWithLink',
  'provideInformation',
  'rateHandling',
  'requestAccessCode',
  'requestEscalation',
  'signOutDevice',
  'signOutEverywhere',
  'submitComplaint',
  'subscribeToPush',
  'unsubscribeFromPush',
  'withdrawComplaint',
];

/** Everything that customers ask for, alone or like staff; what it leads to is what they can name. */
export const customersFields = {
  Query: [
    'caseStatus',
    'customerCase',
    'customerCases',
    'handedOverCustomer',
    'ourPerformance',
    'procedure',
    'pushKey',
  ],
  Mutation: [...customersMutations, 'markRead', 'sendMessage'],
  Subscription: ['caseEvents', 'caseProgress'],
};
