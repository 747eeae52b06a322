import { plural } from '../plural.ts';

export const site = {
  brand: 'CONSTRAT',
  home: 'Help & Support',
  skip: 'Skip to the content',
  title: (page: string) => `${page} – CONSTRAT`,
  titleWithError: (page: string) => `Error: ${page} – CONSTRAT`,
  navigation: 'Help & Support',
  complain: 'Make a complaint',
  track: 'Track a complaint',
  procedure: 'How we handle complaints',
  openCase: 'Open your case',
  openCaseText:
    'To read our messages, answer us, send files or ask us to look again, open your case on this device.',
  footer: 'We are sorry when something goes wrong. Tell us, and we will put it right where we can.',
  /** Shown on every page of a translation that no native speaker has reviewed. */
  awaitsReview: null as string | null,
  updateReady: 'A new version of this page is ready.',
  updateAction: 'Use it now',
  updateLater: 'Later',
  waiting: 'Your complaint is not sent yet. It goes by itself once you are online.',
  waitingLink: 'See it',
  notSent: 'Your complaint was not sent',
  sent: 'Your complaint is sent.',
  sentLink: 'See your reference number',
};

export const common = {
  loading: 'Loading…',
  retry: 'Try again',
  optional: '(optional)',
  summaryTitle: 'There is a problem',
  errorPrefix: 'Error:',
  charactersLeft: (left: string, count: number) =>
    plural('en', count, { one: `${left} character left`, other: `${left} characters left` }),
  charactersOver: (over: string, count: number) =>
    plural('en', count, { one: `${over} character too many`, other: `${over} characters too many` }),
  problemAt: (question: string, problem: string) => `${question} — ${problem}`,
};

export const files = {
  label: 'Files',
  hint: 'Photos, screenshots or letters.',
  limits: (count: string, size: string) => `Up to ${count} files of ${size} each.`,
  choose: 'Choose files',
  camera: 'Take a photo',
  sending: (name: string) => `Sending ${name}`,
  sent: 'Ready to go with your answer',
  remove: 'Remove',
};

export const failures = {
  network: 'We could not reach our service. Check your connection and try again.',
  timeout: 'Our service took too long to answer. Please try again.',
  tooMany: 'You have asked many times in a short while. Please wait a minute and try again.',
  alreadySent:
    'This complaint was already sent from this device, in other words. To make another one, delete this draft first.',
  moved: 'Something changed while you were writing. Look at the page, then send it again.',
  notPossible: 'This is no longer possible. The page shows how things stand now.',
  unexpected: 'Something went wrong on our side. Please try again in a moment.',
};

export const notFound = {
  title: 'This page does not exist',
  text: 'The address may be mistyped, or the page has moved. From here you can:',
};

export const error = {
  title: 'Something went wrong on this page',
  text: 'We are sorry. What you typed in the complaint form is kept on this device.',
  loadTitle: 'This page could not be loaded',
  loadText: 'Check your connection, then try again.',
  reload: 'Load the page again',
  home: 'Go to Help & Support',
};

/** The words that dates are made of. */
export const dates = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  shortWeekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  am: 'am',
  pm: 'pm',
};
