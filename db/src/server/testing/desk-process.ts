import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { testSettings } from './data-folder.ts';

const program = `
  import { startEmbeddedServer } from ${JSON.stringify(new URL('../embedded-server.ts', import.meta.url).href)};
  const [folder, settings] = process.argv.slice(1);
  const server = await startEmbeddedServer({ folder, settings: JSON.parse(settings) });
  process.channel.ref();
  process.send(server.url);
  process.once('SIGINT', () => server.stop().then(() => process.disconnect()));
`;

/** A desk of its own process with the embedded server on that folder. */
export async function startDeskProcess(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const desk = spawn(
    process.execPath,
    ['--input-type=module', '-e', program, folder, JSON.stringify(testSettings)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true },
  );
  onTestFinished(() => void desk.kill('SIGKILL'));
  const [url] = (await once(desk, 'message')) as [string];
  return { url, process: desk };
}

/** Sends the signal and waits until the process has ended. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
