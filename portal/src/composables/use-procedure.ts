import { useQuery } from '@urql/vue';
import { computed } from 'vue';
import { ProcedureDocument, type ProcedureQuery } from '../gql/graphql.ts';

/** The published procedure as the server tells it. */
export type Procedure = ProcedureQuery['procedure'];

/** The published procedure; `hasFailed` once it could not be loaded, `retry` asks again. */
export function useProcedure() {
  const query = useQuery({ query: ProcedureDocument });
  return {
    procedure: computed(() => query.data.value?.procedure),
    hasFailed: computed(() => query.error.value !== undefined && !query.fetching.value),
    retry: () => query.executeQuery({ requestPolicy: 'network-only' }),
  };
}
