import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Cluster } from './cluster.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    desks: { type: 'string', default: '3' },
    folder: { type: 'string', default: '.data/cluster' },
  },
});

const folder = resolve(values.folder);
const cluster = await Cluster.start({ folder, port: Number(values.port), size: Number(values.desks) });
process.stdout.write(`
  Portal      ${cluster.address}/
  Playground  ${cluster.address}/playground
  Mailbox     ${cluster.address}/mailbox
  Desks       ${cluster.desks.map(({ address }) => address).join('  ')}
  Redis       redis://127.0.0.1:${cluster.redisPort}
  Logs        ${folder}

  Ctrl-C stops them all.
`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await cluster.stop();
