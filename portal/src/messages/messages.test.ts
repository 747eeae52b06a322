import { expect, it } from 'vitest';
import { cy } from './cy/index.ts';
import { en } from './en/index.ts';
import { createLanguage } from './language.ts';
import { languages, type LanguageCode } from './languages.ts';
import { plural } from './plural.ts';

it('uses the singular for one only', () => {
  expect(en.track.missed(1)).toBe('1 update while you were away');
  expect(en.track.missed(3)).toBe('3 updates while you were away');
  expect(en.common.charactersLeft('0', 0)).toBe('0 characters left');
});

it('uses the forms that Welsh has and English has not', () => {
  expect([1, 2, 3, 6, 10].map((days) => cy.track.inDays(days))).toEqual([
    'Mae hynny ymhen 1 diwrnod.',
    'Mae hynny ymhen 2 ddiwrnod.',
    'Mae hynny ymhen 3 diwrnod.',
    'Mae hynny ymhen 6 diwrnod.',
    'Mae hynny ymhen 10 diwrnod.',
  ]);
  expect(plural('cy', 6, { many: 'chwe', other: 'arall' })).toBe('chwe');
});

it('speaks another language where it stands', () => {
  const language = createLanguage(en);
  const { t, dates, number } = language;
  const now = new Date('2026-11-23T18:00:00Z');
  language.speak(cy);
  expect(t.site.track).toBe(cy.site.track);
  expect(dates.day('2026-12-07', now)).toBe('Dydd Llun 7\u00a0Rhagfyr');
  expect(number(10_000)).toBe('10,000');
});

/** Every message by its path; those with values in them are asked for their words. */
function wordsOf(messages: unknown, path = ''): Map<string, string> {
  if (typeof messages === 'string') return new Map([[path, messages]]);
  if (typeof messages === 'function')
    return new Map([[path, (messages as (...values: unknown[]) => string)('a', 'b')]]);
  const entries = Object.entries(messages ?? {}).flatMap(([key, inner]) => [
    ...wordsOf(inner, `${path}.${key}`),
  ]);
  return new Map(entries);
}

/** The words that come with the pages that say them. */
async function partsOf(code: LanguageCode): Promise<Record<string, unknown>> {
  const parts = Object.entries(languages[code].parts).map(
    async ([name, load]) => [name, await load()] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}

it('leaves no message empty, and none untranslated', async () => {
  const [english, welsh] = [
    wordsOf({ ...en, ...(await partsOf('en')) }),
    wordsOf({ ...cy, ...(await partsOf('cy')) }),
  ];
  const empty = [...english, ...welsh].filter(([, words]) => words.trim() === '');
  expect(empty).toEqual([]);
  const same = [...english].filter(([path, words]) => welsh.get(path) === words).map(([path]) => path);
  expect(same).toEqual(['.site.brand', '.site.title', '.common.problemAt']);
});

it('says on every page of a translation that it awaits a review', () => {
  expect(en.site.awaitsReview).toBeNull();
  expect(cy.site.awaitsReview).toContain('adolygu gan siaradwr brodorol');
});
