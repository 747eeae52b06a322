import { plural } from '../plural.ts';
import { closures, events, promises } from './cases.ts';

export const track = {
  title: 'Track a complaint',
  lead: 'Enter the reference number from your confirmation. You do not need an account.',
  whereTitle: 'Where do I find the number?',
  where:
    'On the page that you saw after sending your complaint. It begins with CON. If you did not keep it, contact us.',
  safe: 'Whoever has the number sees stages and dates only, nothing personal.',
  loading: 'Looking up your complaint…',
  headline: 'Where your complaint stands',
  withUs: 'With us — nothing for you to do',
  waitingForYou: 'Waiting for you',
  closed: 'Closed',
  nextTitle: 'What happens next',
  meaningTitle: 'What this means',
  answerDue: 'Our answer is due by',
  overdue: 'We are late with this, and we are sorry.',
  why: 'Why this date?',
  limitsTitle: 'Legal dates',
  limitsText: 'Nothing can move or pause these dates.',
  waitingTitle: 'We need something from you',
  waitingQuestion: 'We need some information before we can go on. Open your case to read our question.',
  waitingAnsweredTitle: 'You have our answer',
  waitingAnswered:
    'Open your case to read it. If you are not satisfied, you can ask for someone new to look at your complaint.',
  progressTitle: 'Progress',
  since: (when: string) => `Since ${when}`,
  dueBy: (day: string) => `Due by ${day}`,
  stateDone: 'Done:',
  stateNow: 'Now:',
  statePromised: 'Still to come:',
  live: 'Live — this page changes by itself',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting… The page shows the last state we know.',
  ended: 'This page no longer changes by itself. Reload it to see the newest state.',
  missed: (count: number) =>
    plural('en', count, {
      one: `${count} update while you were away`,
      other: `${count} updates while you were away`,
    }),
  changedEvent: (event: string, headline: string) => `Update: ${event}. ${headline}.`,
  lastKnown: (when: string) =>
    `You are offline. This is how it stood on ${when}; the page goes on by itself once you are online.`,
  kept: 'The last state is kept on this device for times without a connection.',
  forget: 'Remove it',
  forgotten: 'The last state is no longer kept on this device.',
  another: 'Track another complaint',
  erasedTitle: 'This complaint has ended, and its details are erased',
  erasedText:
    'It was closed years ago. When the time for which we keep complaints had ended, we erased everything personal in it. If something is still wrong, please make a new complaint.',
  unknownTitle: 'We cannot find this complaint',
  unknownText: 'The number is well formed, but no complaint has it. You can:',
  unknownSteps: [
    'compare it with your confirmation, character by character',
    'wait a minute, if you have only just sent your complaint',
    'contact us, and we will find your complaint with your name',
  ],
  failedTitle: 'We could not look up your complaint',
  events,
  closures,
  promises,
  inDays: (days: number) =>
    plural('en', days, { one: `That is in ${days} day.`, other: `That is in ${days} days.` }),
  today: 'That is today.',
  tomorrow: 'That is tomorrow.',
  passedToday: 'That was due earlier today.',
  passed: (days: number) =>
    plural('en', days, { one: `That was ${days} day ago.`, other: `That was ${days} days ago.` }),
};
