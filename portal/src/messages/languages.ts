import type { Messages } from './en/index.ts';

interface Choice {
  /** Its own name, in itself. */
  name: string;
  load: () => Promise<Messages>;
}

/** The languages of the portal. Only the one that is spoken is loaded. */
export const languages = {
  en: { name: 'English', load: async () => (await import('./en/index.ts')).en },
  cy: { name: 'Cymraeg', load: async () => (await import('./cy/index.ts')).cy },
} satisfies Record<string, Choice>;

export type LanguageCode = keyof typeof languages;

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
  } catch {
    return;
  }
}
