import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process took since it was last asked. */
export interface Usage {
  rssBytes: number;
  cpuMs: number;
  /** The longest time in which it could not turn to anything else. */
  longestBlockMs: number;
}

// Loaded into each process that is measured, which else knows nothing of it: node --import usage.ts …
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let before = process.cpuUsage();

process.on('message', (question) => {
  if (question !== 'usage') return;
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  process.send?.({
    rssBytes: process.memoryUsage.rss(),
    cpuMs: (user + system) / 1000,
    longestBlockMs: delay.max / 1e6,
  } satisfies Usage);
  delay.reset();
});
process.channel?.unref();
