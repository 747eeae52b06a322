import { CaseProgressDocument, type CaseProgressSubscription } from '../../gql/graphql.ts';
import type { CaseStatus } from '../../procedure/case-status.ts';
import { followLive } from '../../server/follow-live.ts';
import type { Connection } from '../../server/follow.ts';

/**
 * Follows the public progress of a case: its status at once, then each new one. What was missed while the
 * connection was cut is in the first status after it. Returns the way to stop.
 */
export function followCase(
  reference: string,
  {
    onStatus,
    onConnection,
  }: { onStatus: (status: CaseStatus) => void; onConnection: (now: Connection) => void },
): () => void {
  const payload = { query: CaseProgressDocument.toString(), variables: { reference } };
  return followLive<CaseProgressSubscription>(payload, {
    onData: (data) => onStatus(data.caseProgress),
    onConnection,
  });
}
