import { shallowReadonly, shallowRef } from 'vue';
import { UploadRulesDocument, type UploadRulesQuery } from '../gql/graphql.ts';
import { ask } from '../server/ask.ts';

/** Which files are taken, and the words of each refusal. */
export type UploadRules = UploadRulesQuery['uploadRules'];

const rules = shallowRef<UploadRules>();
let asking: Promise<void> | undefined;

async function load() {
  const answer = await ask(UploadRulesDocument, {});
  if (answer.ok) rules.value = answer.data.uploadRules;
  else asking = undefined;
}

/** Which files are taken, asked for once a visit; while they are not known the server refuses for itself. */
export function useUploadRules() {
  asking ??= load();
  return shallowReadonly(rules);
}

/** Why a file would be refused, in the server's words, before it is sent; null when it may go. */
export function refusalOf({ name, size }: { name: string; size: number }, known: UploadRules): string | null {
  const words = (code: string) =>
    known.refusals.find((refusal) => refusal.code === code)?.words.replace('{file}', () => name) ?? null;
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!known.types.some(({ extensions }) => extensions.includes(ending)))
    return words('FILE_TYPE_NOT_ALLOWED');
  if (size === 0) return words('FILE_EMPTY');
  return size > known.largestFileBytes ? words('FILE_TOO_LARGE') : null;
}
