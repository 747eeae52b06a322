import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The industry's harmless test file, in pieces, so that no scanner takes this source for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);

/** A real clamd that knows nothing but the test file. */
export class Clamd {
  readonly folder: string;
  readonly #program: string;
  #process: ChildProcess | undefined;

  private constructor(program: string, folder: string) {
    this.#program = program;
    this.folder = folder;
  }

  /** Prepares one; it is away until `start`. */
  static async prepare(program: string): Promise<Clamd> {
    const clamd = new Clamd(program, await mkdtemp(join(tmpdir(), 'clamd-')));
    const { folder } = clamd;
    await mkdir(join(folder, 'signatures'));
    const signature = `Desk.Eicar:0:0:${Buffer.from(EICAR).toString('hex')}\n`;
    await writeFile(join(folder, 'signatures', 'eicar.ndb'), signature);
    const settings = [
      `LocalSocket ${clamd.socket}`,
      `DatabaseDirectory ${folder}/signatures`,
      'Foreground yes',
    ];
    if (process.getuid?.() === 0) settings.push('User root');
    await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
    return clamd;
  }

  get socket(): string {
    return join(this.folder, 'clamd.sock');
  }

  /** Starts it; it answers when this ends. */
  async start(): Promise<void> {
    this.#process = spawn(this.#program, ['--config-file', join(this.folder, 'clamd.conf')], {
      stdio: 'ignore',
    });
    while (!(await this.#answers())) {
      if (this.#process.exitCode !== null) throw new Error('clamd ended at once');
      // It tells nobody when it listens.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops it and forgets its folder. */
  async remove(): Promise<void> {
    if (this.#process !== undefined && this.#process.exitCode === null) {
      this.#process.kill();
      await once(this.#process, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.socket, () => socket.end('zPING\0'));
      socket.on('data', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
  }
}
