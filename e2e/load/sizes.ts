import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** The rows of the table, by the names that `--only` takes. */
export const ROWS = [
  'start-up',
  'status',
  'submit',
  'sizes',
  'watchers',
  'one-case',
  'storm',
  'processes',
] as const;
export type RowName = (typeof ROWS)[number];

/** How much of everything; a small machine asks for less. */
export interface Sizes {
  only: readonly RowName[];
  /** Cases of the large database. */
  cases: number;
  fewCases: number;
  watchers: number;
  /** Changes a second while many cases are watched. */
  rate: number;
  connections: number;
  /** Each of so many rounds lasts so many seconds. */
  rounds: number;
  seconds: number;
  /** Where the databases stay for the next run; none: they go. */
  data: string | undefined;
  /** Where the processes under test write what took their time. */
  profile: string | undefined;
}

/** What `npm run bench -- --help` prints. */
export const USAGE = `npm run bench -- [options]
  --only ROW,…       some rows of: ${ROWS.join(', ')}
  --cases N          cases of the large database (1000000)
  --few-cases N      and of the small one (10000)
  --watchers N       sockets that watch (10000)
  --rate N           changes a second while they watch (500)
  --connections N    of the load over HTTP (64)
  --rounds N         rounds, of which the median counts (7)
  --seconds N        of each round (5)
  --data FOLDER      keeps the databases there for the next run
  --profile FOLDER   writes CPU profiles of the processes under test there
`;

/** Reads them from the command line. @throws Error of one sentence for what cannot be read */
export function readSizes(args: string[]): Sizes | null {
  const options = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean' },
      only: options,
      cases: options,
      'few-cases': options,
      watchers: options,
      rate: options,
      connections: options,
      rounds: options,
      seconds: options,
      data: options,
      profile: options,
    },
  });
  if (values.help === true) return null;
  return {
    only: readRows(values.only),
    cases: readCount('cases', values.cases, 1_000_000),
    fewCases: readCount('few-cases', values['few-cases'], 10_000),
    watchers: readCount('watchers', values.watchers, 10_000),
    rate: readCount('rate', values.rate, 500),
    connections: readCount('connections', values.connections, 64),
    rounds: readCount('rounds', values.rounds, 7),
    seconds: readCount('seconds', values.seconds, 5),
    data: values.data,
    profile: values.profile,
  };
}

/** The machine and the sizes, as the head of the table. */
export function describeSizes({ cases, fewCases, watchers, rate, rounds, seconds }: Sizes): string {
  return (
    `Node ${process.version}, ${availableParallelism()} cores; ${count(cases)} and ${count(fewCases)} cases, ` +
    `${count(watchers)} watchers, ${rate} changes a second, ${rounds} rounds of ${seconds} s`
  );
}

/** A count as people write it. */
export function count(value: number): string {
  return value.toLocaleString('en-GB');
}

function readRows(text: string | undefined): readonly RowName[] {
  if (text === undefined) return ROWS;
  return text.split(',').map((name) => {
    const row = ROWS.find((each) => each === name);
    if (row === undefined) throw new Error(`--only: "${name}" is none of ${ROWS.join(', ')}.`);
    return row;
  });
}

function readCount(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name}: "${text}" is not a whole number above 0.`);
}
