import { shallowReadonly, shallowRef } from 'vue';
import { ProcedureDocument, type ProcedureQuery } from '../gql/graphql.ts';
import { ask } from '../server/ask.ts';
import { keepAnswer, lastAnswer } from '../server/last-answer.ts';

/** The published procedure as the server tells it. */
export type Procedure = ProcedureQuery['procedure'];

const procedure = shallowRef<Procedure>();
const hasFailed = shallowRef(false);
let asking: Promise<void> | undefined;

async function load() {
  const answer = await ask(ProcedureDocument, {});
  if (answer.ok) {
    procedure.value = answer.data.procedure;
    keepAnswer('procedure', ProcedureDocument, answer.data);
  } else {
    // It is public and seldom changes: without a connection the last one read on this device serves.
    procedure.value ??= lastAnswer('procedure', ProcedureDocument)?.data.procedure;
    asking = undefined;
  }
  hasFailed.value = !procedure.value;
}

function retry(): void {
  asking ??= load();
}

/** The published procedure, asked for once a visit; `hasFailed` when there is none, `retry` asks again. */
export function useProcedure() {
  retry();
  return { procedure: shallowReadonly(procedure), hasFailed: shallowReadonly(hasFailed), retry };
}
