import type { ChildProcess } from 'node:child_process';
import { firstMessage, startProgram, stop } from '../child.ts';
import { POOL_SIZE } from '../desk.ts';
import type { Ground } from '../ground.ts';
import type { Sizes } from '../sizes.ts';
import type { Speech } from './connections.ts';

/** A server that pushes statuses, the desk or one that it is compared with. */
export interface Contender {
  process: ChildProcess;
  url: string;
  speech: Speech;
  stop(): Promise<void>;
}

/** The servers that watchers are sent to. */
export type ContenderName = 'desk' | 'bare-graphql-ws' | 'bare-ws';

/** Starts one on the small database. */
export async function startContender(name: ContenderName, ground: Ground, sizes: Sizes): Promise<Contender> {
  const database = await ground.database(sizes.fewCases);
  const speech = name === 'bare-ws' ? 'texts' : 'graphql-ws';
  if (name === 'desk') {
    const desk = await ground.desk(database);
    const url = `ws://127.0.0.1:${desk.port}/graphql`;
    return { process: desk.process, url, speech, stop: () => desk.stop() };
  }
  const server = startProgram(`e2e/load/servers/${name}.ts`, {
    args: [database, String(POOL_SIZE)],
    profile: sizes.profile,
  });
  const { port } = await firstMessage<{ port: number }>(server);
  return { process: server, url: `ws://127.0.0.1:${port}`, speech, stop: () => stop(server) };
}
