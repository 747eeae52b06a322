import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chooseFreePort } from '@desk/db/testing';
import { createClient } from 'redis';

/** A real Redis that keeps nothing on disk; it can be stopped and started again at its port. */
export class RedisServer {
  readonly url: string;
  readonly port: number;
  readonly #program: string;
  readonly #options: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(program: string, port: number, options: readonly string[]) {
    this.#program = program;
    this.#options = options;
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  /** Starts one at a port that is free. @param options beside those of a server that stands alone */
  static async start(program: string, options: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(program, await chooseFreePort(), options);
    await server.start();
    return server;
  }

  /** Starts it; it answers when this ends. */
  async start(): Promise<void> {
    const alone = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn(this.#program, [...alone, ...this.#options], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#process = child;
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('Ready to accept connections')) break;
    }
    if (child.exitCode !== null) throw new Error(`redis-server ended at once: ${output}`);
  }

  /** Kills it, as a machine that loses its power. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Has it stand still: it takes connections and says nothing. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  /** Has it go on. */
  goOn(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Another client of it, to look what it holds. */
  async client() {
    const client = createClient({ url: this.url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}
