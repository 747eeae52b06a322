import { computed, shallowRef } from 'vue';
import { CaseSettingsDocument, type CaseSettingsQuery } from '../../gql/graphql.ts';
import { ask } from '../../server/ask.ts';
import type { Rejection } from '../../server/rejection.ts';

/** What can be set for a case. */
export type Settings = CaseSettingsQuery['customerCase'];
export type Device = Settings['devices'][number];

/** The settings of a case, read once; `read` reads them again after a change. */
export function useSettings(reference: string) {
  const settings = shallowRef<Settings | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  /** A helper's device may read the case and change nothing. */
  const mayAct = computed(
    () => settings.value?.devices.some(({ isThisDevice, scope }) => isThisDevice && scope === 'ACT') ?? false,
  );

  async function read() {
    const answer = await ask(CaseSettingsDocument, { reference });
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) settings.value = answer.data.customerCase;
  }
  void read();

  return { settings, rejection, mayAct, read };
}
