import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { freePort } from '../desk/free-port.ts';

const PLACES = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The program of Redis on this machine: what `REDIS_SERVER` names, or one in a usual place. Null without one. */
export function findRedis(): string | null {
  const named = process.env['REDIS_SERVER'];
  if (named !== undefined) return named === '' ? null : named;
  return PLACES.map((place) => `${place}/redis-server`).find((path) => existsSync(path)) ?? null;
}

/** A Redis that keeps nothing on disk, and that can be killed and started again at its port. */
export class Redis {
  readonly port: number;
  readonly #program: string;
  #child: ChildProcess | null = null;

  private constructor(program: string, port: number) {
    this.#program = program;
    this.port = port;
  }

  static async start(program: string): Promise<Redis> {
    const redis = new Redis(program, await freePort());
    await redis.start();
    return redis;
  }

  /** Starts it; it takes connections when this ends. */
  async start(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn(this.#program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#child = child;
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('Ready to accept connections')) return;
    }
    throw new Error(`Redis ended at once: ${output}`);
  }

  /** Kills it and waits until it is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** Kills it at once, where nothing can be waited for. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }
}
