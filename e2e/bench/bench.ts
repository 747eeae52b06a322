import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Round } from './load.ts';
import { measureStartUp } from './start-up.ts';
import { measureThroughput } from './throughput.ts';

const folder = await mkdtemp(join(tmpdir(), 'complaints-desk-bench-'));
try {
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores. This takes about a minute and a half.\n`,
  );

  const first = await measureStartUp(join(folder, 'start-up'));
  const again = await measureStartUp(join(folder, 'start-up'));
  console.log('From npm start to the first answered request (aim: under 5 s)');
  console.log(`  with an empty data folder   ${seconds(first)}`);
  console.log(`  with the data of before     ${seconds(again)}\n`);

  const { stack, plain } = await measureThroughput(join(folder, 'throughput'));
  console.log('caseStatus by reference, 64 connections, medians of 5 rounds in turn');
  console.log(`  whole stack, GraphQL        ${describe(stack)}`);
  console.log(`  hand-written route          ${describe(plain)}`);
  console.log(
    `  ratio (aim: 1.2 or better)  ${(stack.requestsPerSecond / plain.requestsPerSecond).toFixed(2)}`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function describe({ requestsPerSecond, p50, p99 }: Round): string {
  return `${requestsPerSecond.toFixed(0).padStart(6)} requests/s, median ${p50} ms, 99 % within ${p99} ms`;
}
