import { setTimeout as pause } from 'node:timers/promises';
import { firstMessage, startProgram, stop } from '../child.ts';
import { complaintInput, POOL_SIZE } from '../desk.ts';
import { connected, type Ground } from '../ground.ts';
import { OPERATIONS } from '../operations.ts';
import { ratioRow, type Row } from '../row.ts';
import type { Sizes } from '../sizes.ts';
import { describeRound, loadInTurn } from './load-http.ts';
import { deskTarget, KEY, posted } from './target.ts';

const LOOK_EVERY_MS = 500;

/** A complaint with everything that the desk does with it, against a transaction with the same INSERTs. */
export async function submitAgainstTransaction(ground: Ground, sizes: Sizes): Promise<Row> {
  const database = await ground.database(sizes.fewCases);
  // Apart, so that the desk does nothing with what the other one writes.
  const copy = await ground.copyOf(database);
  const desk = await ground.desk(database);
  const bare = startProgram('e2e/load/servers/bare-transaction.ts', { args: [copy, String(POOL_SIZE)] });
  try {
    const { port, inserts } = await firstMessage<{ port: number; inserts: number }>(bare);
    const input = { ...complaintInput(), idempotencyKey: KEY };
    const { ours, theirs, ratio } = await loadInTurn(
      sizes,
      [
        deskTarget(desk.port, OPERATIONS.submit, [{ input }]),
        { url: `http://127.0.0.1:${port}`, requests: [posted('/submit', '{}')] },
      ],
      () => untilMailed(database),
    );
    return ratioRow(
      `submitComplaint, ${sizes.connections} connections: against a transaction with its ${inserts} INSERTs`,
      [describeRound(ours), describeRound(theirs)],
      ratio,
      { least: 0.5 },
    );
  } finally {
    await Promise.all([desk.stop(), stop(bare)]);
  }
}

/** Under load most acknowledgements wait for the end of it. */
function untilMailed(database: string): Promise<void> {
  return connected(database, async (client) => {
    while ((await client.query(`select from notice where state = 'WAITING' limit 1`)).rowCount !== 0)
      await pause(LOOK_EVERY_MS);
  });
}
