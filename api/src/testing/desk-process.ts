import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { DESK_BUNDLE } from './desk-bundle.ts';

const api = resolve(import.meta.dirname, '../..');

/** The desk as a process of its own, from the file that was built for the run. */
export class DeskProcess {
  readonly child: ChildProcess;
  #output = '';

  /** @param variables its environment beside PATH; its ports are any that are free */
  constructor(variables: Record<string, string>) {
    this.child = spawn(process.execPath, [builtDesk()], {
      cwd: api,
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        INBOUND_SMTP_PORT: '0',
        PORTAL_FOLDER: import.meta.dirname,
        OPERATIONS_FOLDER: resolve(api, '../schema/operations'),
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    }
  }

  /** Everything that it has printed. */
  get output(): string {
    return this.#output;
  }

  /** Waits until it is ready. @returns its address, such as `http://localhost:4000` */
  async ready(): Promise<string> {
    for (;;) {
      const address = /Portal +(http:\/\/\S+)\//.exec(this.#output)?.[1];
      if (address !== undefined) return address;
      if (this.child.exitCode !== null) throw new Error(`The desk ended: ${this.#output}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), once(this.child, 'exit')]);
    }
  }

  /** Waits until it has ended. @returns its exit code, null when a signal ended it */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Sends a signal and waits for the end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }
}

function builtDesk(): string {
  const file = process.env[DESK_BUNDLE];
  if (file === undefined) throw new Error(`${DESK_BUNDLE} is not set: run this under Vitest.`);
  return file;
}
