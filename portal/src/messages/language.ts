import { inject, type InjectionKey } from 'vue';
import { createDates, type Dates } from '../formats/dates.ts';
import type { Messages } from './en.ts';

/** One language: its words (`t`), its dates, and its numbers. */
export interface Language {
  readonly t: Messages;
  readonly dates: Dates;
  readonly number: (value: number) => string;
}

export const languageKey: InjectionKey<Language> = Symbol('language');

/** Builds a language from its messages; `t.locale` decides how dates and numbers look. */
export function createLanguage(t: Messages): Language {
  const numbers = new Intl.NumberFormat(t.locale);
  return { t, dates: createDates(t.locale), number: (value) => numbers.format(value) };
}

/** The language of the page. Throws outside a component of the app. */
export function useLanguage(): Language {
  const language = inject(languageKey);
  if (!language) throw new Error('No language was provided to the app');
  return language;
}
