import { describe, expect, it } from 'vitest';
import { complain } from '../../messages/en/complain.ts';
import { en } from '../../messages/en/index.ts';
import { createLanguage } from '../../messages/language.ts';
import { emptyDraft, type ComplaintAnswers } from '../../complaint/complaint-draft.ts';
import { checkAnswers } from './complaint.schema.ts';

const { problems } = complain;

function answers(change: (answers: ComplaintAnswers) => void): ComplaintAnswers {
  const { answers } = emptyDraft();
  answers.whatHappened = ' A fee was taken twice ';
  answers.category = 'PAYMENT';
  answers.contact.name = 'Ada Osei';
  answers.contact.email = 'ada@example.com';
  change(answers);
  return answers;
}

const check = (change: (answers: ComplaintAnswers) => void) =>
  checkAnswers(answers(change), {
    language: createLanguage({ ...en, complain }),
    categories: ['PAYMENT', 'OTHER'],
    today: '2026-11-23',
  });

describe('checking the answers', () => {
  it('makes an input of the contract: trimmed, and null for what was left empty', () => {
    expect(check(() => {})).toEqual({
      ok: true,
      input: {
        whatHappened: 'A fee was taken twice',
        happenedOn: null,
        category: 'PAYMENT',
        concerns: null,
        desiredOutcome: null,
        contact: { name: 'Ada Osei', email: 'ada@example.com', phone: null, postalAddress: null },
        supportNeeds: null,
      },
    });
  });

  it('takes a date with single digits, and today', () => {
    const typed = (day: string, month: string) =>
      check(({ happenedOn }) => Object.assign(happenedOn, { day, month, year: '2026' }));
    expect(typed('1', '2')).toMatchObject({ input: { happenedOn: '2026-02-01' } });
    expect(typed('23', '11')).toMatchObject({ input: { happenedOn: '2026-11-23' } });
  });

  it.each<[string, (answers: ComplaintAnswers) => void, string, string]>([
    ['nothing told', (a) => (a.whatHappened = '  '), 'whatHappened', problems.whatHappenedEmpty],
    [
      'too much told',
      (a) => (a.whatHappened = 'x'.repeat(10_001)),
      'whatHappened',
      problems.tooLong('10,000'),
    ],
    ['no category', (a) => (a.category = ''), 'category', problems.categoryEmpty],
    ['a category of another procedure', (a) => (a.category = 'PLATFORM'), 'category', problems.categoryEmpty],
    ['no name', (a) => (a.contact.name = ''), 'contact.name', problems.nameEmpty],
    ['no way to answer', (a) => (a.contact.email = ''), 'contact', problems.contactEmpty],
    ['half an address', (a) => (a.contact.email = 'ada@'), 'contact.email', problems.emailNotReal],
    ['words for a phone number', (a) => (a.contact.phone = 'ask me'), 'contact.phone', problems.phoneNotReal],
    [
      'a name without end',
      (a) => (a.contact.name = 'x'.repeat(201)),
      'contact.name',
      problems.tooLong('200'),
    ],
    [
      'an address without end',
      (a) => (a.contact.postalAddress = 'x'.repeat(1_001)),
      'contact.postalAddress',
      problems.tooLong('1,000'),
    ],
    ['a date that is not real', date('31', '2', '2026'), 'happenedOn', problems.dateNotReal],
    ['half a date', date('', '2', '2026'), 'happenedOn', problems.dateIncomplete],
    ['tomorrow', date('24', '11', '2026'), 'happenedOn', problems.dateInFuture],
  ])('names the input for %s', (_what, change, path, message) => {
    expect(check(change)).toEqual({ ok: false, problems: [{ path, message }] });
  });

  it('names everything at once', () => {
    const checked = checkAnswers(emptyDraft().answers, {
      language: createLanguage({ ...en, complain }),
      categories: ['PAYMENT'],
      today: '2026-11-23',
    });
    const paths = checked.ok ? [] : checked.problems.map(({ path }) => path);
    expect(paths).toEqual(['whatHappened', 'category', 'contact.name', 'contact']);
  });
});

function date(day: string, month: string, year: string) {
  return ({ happenedOn }: ComplaintAnswers) => Object.assign(happenedOn, { day, month, year });
}
