import type { ChildProcess } from 'node:child_process';
import { firstMessage, startProgram, stop } from '../child.ts';
import { POOL_SIZE, type RunningDesk } from '../desk.ts';
import type { Ground } from '../ground.ts';
import type { Sizes } from '../sizes.ts';
import type { Speech } from './connections.ts';

/** A server that pushes statuses, the desk or one that it is compared with. */
export interface Contender {
  processes: ChildProcess[];
  /** Watchers are spread over them. */
  urls: string[];
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
    return contenderOf([await ground.desk(database)]);
  }
  const server = startProgram(`e2e/load/servers/${name}.ts`, {
    args: [database, String(POOL_SIZE)],
    profile: sizes.profile,
  });
  const { port } = await firstMessage<{ port: number }>(server);
  return { processes: [server], urls: [`ws://127.0.0.1:${port}`], speech, stop: () => stop(server) };
}

/** Desks that are watched together. */
export function contenderOf(desks: readonly RunningDesk[]): Contender {
  return {
    processes: desks.map((desk) => desk.process),
    urls: desks.map(({ port }) => `ws://127.0.0.1:${port}/graphql`),
    speech: 'graphql-ws',
    async stop() {
      await Promise.all(desks.map((desk) => desk.stop()));
    },
  };
}
