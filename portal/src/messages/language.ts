import { inject, shallowReactive, type InjectionKey } from 'vue';
import { createDates, type Dates } from '../formats/dates.ts';
import type { CommonMessages, Messages, PartMessages } from './en/index.ts';

/** The language of the page: its words (`t`), its dates, and its numbers. All follow when another one is spoken. */
export interface Language {
  readonly t: Messages;
  readonly dates: Dates;
  readonly number: (value: number) => string;
  /** 1250 pence → "£12.50". */
  readonly money: (pence: number) => string;
  /** 98.4 → "98.4%". */
  readonly percent: (value: number) => string;
  /** Speaks another language from now on, or says more. */
  readonly speak: (messages: Partial<CommonMessages & PartMessages>) => void;
}

export const languageKey: InjectionKey<Language> = Symbol('language');

/** Builds a language from its messages. */
export function createLanguage(messages: CommonMessages & Partial<PartMessages>): Language {
  // The words of a part are there before the page that says them: the router loads both.
  const t = shallowReactive({ ...messages } as Messages);
  // Where a browser does not know a language's numbers, they are written as in English.
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat([t.locale, 'en-GB'], options);
  return {
    t,
    dates: createDates(() => t.dates),
    number: (value) => format({}).format(value),
    money: (pence) =>
      format({ style: 'currency', currency: 'GBP', trailingZeroDisplay: 'stripIfInteger' }).format(
        pence / 100,
      ),
    percent: (value) => format({ style: 'percent', maximumFractionDigits: 1 }).format(value / 100),
    speak: (other) => Object.assign(t, other),
  };
}

/** The language of the page. Throws outside a component of the app. */
export function useLanguage(): Language {
  const language = inject(languageKey);
  if (!language) throw new Error('No language was provided to the app');
  return language;
}
