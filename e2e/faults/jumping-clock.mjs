// Loaded into a desk before anything else: its clock is this machine's plus the milliseconds that stand in CLOCK_FILE,
// read again at SIGUSR2. Timers run on, as they do when a machine's clock is set.
import { readFileSync } from 'node:fs';

const MachineDate = Date;
let jumpedMs = read();
process.on('SIGUSR2', () => {
  jumpedMs = read();
});

const now = () => MachineDate.now() + jumpedMs;
globalThis.Date = new Proxy(MachineDate, {
  construct: (date, parts, made) => Reflect.construct(date, parts.length === 0 ? [now()] : parts, made),
  apply: () => new MachineDate(now()).toString(),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
});

function read() {
  return Number(readFileSync(process.env.CLOCK_FILE, 'utf8'));
}
