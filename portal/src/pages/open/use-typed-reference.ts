import { parseReference } from '@desk/api/procedure/reference';
import { shallowRef } from 'vue';
import { referenceProblemWords } from '../../components/reference-problem.ts';
import { useLanguage } from '../../messages/language.ts';

/** A reference number as somebody types it; `read` answers the number, or says what is wrong with it. */
export function useTypedReference(initial: string) {
  const { t } = useLanguage();
  const typed = shallowRef(initial);
  const problem = shallowRef<string>();

  function read(): string | null {
    const parsed = parseReference(typed.value);
    problem.value = parsed.ok ? undefined : referenceProblemWords(parsed, t);
    return parsed.ok ? parsed.reference : null;
  }

  return { typed, problem, read };
}
