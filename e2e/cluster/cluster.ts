import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedServer } from '@desk/db';
import { freePort } from '../desk/free-port.ts';
import { startBalancer } from './balancer.ts';
import { isOpen, isReady } from './probes.ts';
import { ServerProcess } from './server-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MOST_CONNECTIONS = '100';

/** What a cluster is made of. */
export interface ClusterParts {
  /** Where it keeps its data and logs. */
  folder: string;
  /** Where the balancer listens. */
  port: number;
  /** How many desks there are. */
  size: number;
}

/** A desk of the cluster, past the balancer. */
export interface ClusterDesk {
  address: string;
  process: ServerProcess;
}

/** PostgreSQL, Redis, several desks and HAProxy in front, on this machine. */
export class Cluster {
  /** The balancer, which customers see. */
  readonly address: string;
  readonly desks: ClusterDesk[] = [];
  readonly redisPort: number;
  readonly #steps: (() => Promise<void>)[] = [];

  private constructor(port: number, redisPort: number) {
    this.address = `http://localhost:${port}`;
    this.redisPort = redisPort;
  }

  /** Starts everything; nothing is left behind when a part of it cannot start. */
  static async start(parts: ClusterParts): Promise<Cluster> {
    const cluster = new Cluster(parts.port, await freePort());
    try {
      await cluster.#start(parts);
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** Stops what was started last first, the database last. */
  async stop(): Promise<void> {
    for (const step of this.#steps.splice(0)) await step();
  }

  async #start({ folder, port, size }: ClusterParts): Promise<void> {
    await mkdir(folder, { recursive: true });
    // As root, PostgreSQL runs as another user, who must get through.
    await chmod(folder, 0o755);
    const database = await startEmbeddedServer({
      folder: join(folder, 'postgres'),
      settings: { max_connections: MOST_CONNECTIONS },
    });
    this.#steps.unshift(() => database.stop());
    await this.#startRedis(folder);
    const ports = await Promise.all(Array.from({ length: size }, () => freePort()));
    const secret = randomBytes(32).toString('base64');
    // One after the other: the first makes the tables and the demonstration.
    for (const [index, each] of ports.entries()) {
      await this.#startDesk(`${folder}/desk-${index + 1}.log`, {
        PORT: String(each),
        DATABASE_URL: database.url,
        REDIS_URL: `redis://127.0.0.1:${this.redisPort}`,
        DATA_FOLDER: join(folder, 'files'),
        SECRET_KEY: secret,
        PUBLIC_URL: this.address,
        TRUSTED_PROXIES: '127.0.0.1',
        INBOUND_SMTP_PORT: '0',
      });
    }
    const balancer = await startBalancer(programOf('HAPROXY'), folder, port, ports);
    this.#steps.unshift(() => balancer.end());
  }

  async #startRedis(folder: string): Promise<void> {
    const words = [
      '--port',
      String(this.redisPort),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    await this.#add(
      new ServerProcess(programOf('REDIS_SERVER'), words, `${folder}/redis.log`, {}, folder),
      () => isOpen(this.redisPort),
    );
  }

  async #startDesk(log: string, variables: Record<string, string>): Promise<void> {
    const env = { PATH: process.env['PATH'], ...variables };
    const desk = new ServerProcess(
      process.execPath,
      ['--enable-source-maps', 'api/dist/main.js'],
      log,
      env,
      root,
    );
    const address = `http://127.0.0.1:${variables['PORT']}`;
    await this.#add(desk, () => isReady(address));
    this.desks.push({ address, process: desk });
  }

  async #add(server: ServerProcess, isReady: () => Promise<boolean>): Promise<void> {
    this.#steps.unshift(() => server.end());
    await server.ready(isReady);
  }
}

function programOf(variable: string): string {
  const path = process.env[variable];
  if (!path)
    throw new Error(`${variable} names no program: start this by \`npm run cluster\` or \`npm test\`.`);
  return path;
}
