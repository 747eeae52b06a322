import { plural } from '../plural.ts';

export const procedure = {
  title: 'How we handle complaints',
  lead: 'What you can expect from us, step by step, and where you can go if you are not satisfied.',
  contents: 'On this page',
  promisesTitle: 'What we promise',
  stagesTitle: 'What happens to your complaint',
  afterwardsTitle: 'What can follow',
  includeTitle: 'What to include',
  includeText: 'To help us look into it, please tell us:',
  escalationTitle: 'If you are not satisfied',
  escalationText: 'You can ask for someone who had no part in your complaint to look at it again.',
  workingDays: (days: number) =>
    plural('en', days, { one: `within ${days} working day`, other: `within ${days} working days` }),
  outsideTitle: 'Outside bodies',
  outsideText: 'If you remain dissatisfied after that, you can take your complaint to:',
  channelsTitle: 'How to reach us',
  website: 'Website',
  email: 'Email',
  phone: 'Phone',
  failedTitle: 'This page could not be loaded',
  version: (version: string) => `Version ${version} of our procedure`,
};
