import { computed, shallowRef, watchEffect } from 'vue';
import { useLanguage } from '../messages/language.ts';
import { languages, rememberLanguage, wordsOf, type LanguageCode } from '../messages/languages.ts';

/** Which language is spoken, which other one could be, and the switch. The document says so too (`lang`). */
export function useLanguageChoice() {
  const { t, speak } = useLanguage();
  const code = computed<LanguageCode>(() => (t.locale === 'cy' ? 'cy' : 'en'));
  const other = computed<LanguageCode>(() => (code.value === 'cy' ? 'en' : 'cy'));

  watchEffect(() => {
    document.documentElement.lang = code.value;
  });

  /** The other language did not arrive; the page stays with its own. */
  const hasFailed = shallowRef(false);

  async function choose(wished: LanguageCode) {
    try {
      speak(await wordsOf(wished));
      rememberLanguage(wished);
      hasFailed.value = false;
    } catch {
      hasFailed.value = true;
    }
  }

  return { other, hasFailed, nameOf: (wished: LanguageCode) => languages[wished].name, choose };
}
