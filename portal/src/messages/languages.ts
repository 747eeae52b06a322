import type { CommonMessages, PartMessages } from './en/index.ts';
import type { Language } from './language.ts';

interface Choice {
  /** Its own name, in itself. */
  name: string;
  load: () => Promise<CommonMessages>;
  parts: { [Part in keyof PartMessages]: () => Promise<PartMessages[Part]> };
}

/** The languages of the portal. Only the one that is spoken is loaded. */
export const languages = {
  en: {
    name: 'English',
    load: async () => (await import('./en/index.ts')).en,
    parts: {
      customer: async () => (await import('./en/customer.ts')).customer,
      complain: async () => (await import('./en/complain.ts')).complain,
      received: async () => (await import('./en/complain.ts')).received,
    },
  },
  cy: {
    name: 'Cymraeg',
    load: async () => (await import('./cy/index.ts')).cy,
    parts: {
      customer: async () => (await import('./cy/customer.ts')).customer,
      complain: async () => (await import('./cy/complain.ts')).complain,
      received: async () => (await import('./cy/complain.ts')).received,
    },
  },
} satisfies Record<string, Choice>;

export type LanguageCode = keyof typeof languages;

const learned = new Set<keyof PartMessages>();

/** All the words of a language that pages have asked for so far. */
export async function wordsOf(code: LanguageCode): Promise<Partial<CommonMessages & PartMessages>> {
  const { load, parts } = languages[code];
  const more = [...learned].map(async (part) => ({ [part]: await parts[part]() }));
  const words = await Promise.all([load(), ...more]);
  return words.reduce((all, some) => ({ ...all, ...some }));
}

/** Adds the words of some parts to the language that is spoken. */
export async function learn(
  language: Promise<Language>,
  names: readonly (keyof PartMessages)[],
): Promise<void> {
  for (const name of names) learned.add(name);
  const { t, speak } = await language;
  const { parts } = languages[t.locale === 'cy' ? 'cy' : 'en'];
  await Promise.all(names.map(async (name) => speak({ [name]: await parts[name]() })));
}

const storageKey = 'language';

/** The language chosen on this device; without a choice Welsh where the browser prefers it, else English. */
export function chosenLanguage(): LanguageCode {
  const wished = read() ?? navigator.language.slice(0, 2);
  return wished === 'cy' ? 'cy' : 'en';
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** Remembers the choice; where storage is refused, it lasts as long as the page. */
export function rememberLanguage(code: LanguageCode): void {
  try {
    localStorage.setItem(storageKey, code);
    // For the server, which sends the page with the words that it needs.
    document.cookie = `${storageKey}=${code}; path=/; max-age=31536000; samesite=lax`;
  } catch {
    return;
  }
}
