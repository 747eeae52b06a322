import type { FaultName } from './fault-list.ts';
import type { Trial } from './trial.ts';
import type { Write } from './written.ts';

/** The table of a run, and whether everything held. @param rounds how often each of the faults was to happen */
export function report(
  trials: readonly Trial[],
  faultNames: readonly FaultName[],
  rounds: number,
): { text: string; isSound: boolean } {
  const happenings = trials.flatMap((trial) => trial.happenings);
  const writes = trials.flatMap((trial) => trial.written.writes);
  const lost = trials.flatMap((trial) => trial.findings.lost);
  const doubled = trials.flatMap((trial) => trial.findings.doubled);
  const rows = [...faultNames, null].map((name) => {
    const of = happenings.filter(({ fault }) => fault === name);
    const during = (list: readonly Write[]) => list.filter((write) => write.during === name);
    const answered = during(writes).filter(({ outcome }) => outcome === 'answered').length;
    const slowest = Math.max(0, ...of.map(({ readyMs }) => readyMs));
    return [
      name ?? '(between faults)',
      name === null ? '' : of.length,
      during(writes).length,
      answered,
      during(lost).length,
      during(doubled).length,
      name === null ? '' : `${(slowest / 1000).toFixed(1)} s`,
    ].map(String);
  });
  const headings = ['fault', 'times', 'writes', 'answered', 'lost', 'doubled', 'ready again, slowest'];
  const problems = problemsOf(trials);
  for (const name of faultNames) {
    const times = happenings.filter(({ fault }) => fault === name).length;
    if (times < rounds) problems.push(`${name} happened ${times} times instead of ${rounds}.`);
  }
  const text = [
    table([headings, ...rows]),
    '',
    ...totals(trials),
    ...problems.map((problem) => `✗ ${problem}`),
  ];
  return { text: text.join('\n'), isSound: problems.length === 0 };
}

function totals(trials: readonly Trial[]): string[] {
  const sum = (count: (trial: Trial) => number) => trials.reduce((total, trial) => total + count(trial), 0);
  return [
    `${sum(({ findings }) => findings.watchers)} watchers, whose list differs from the log: ${sum(({ findings }) => findings.watchersAstray.length)}`,
    `${sum(({ findings }) => findings.histories)} histories, whose chain does not verify: ${sum(({ findings }) => findings.brokenHistories.length)}`,
    `half there: ${sum(({ findings }) => findings.halves.length)}; due and not done: ${sum(({ findings }) => findings.owed.length)}`,
    `${sum(({ findings }) => findings.mails)} mails, one an event; sent again under the same Message-ID: ${sum(({ findings }) => findings.repeatedMails)}`,
  ];
}

function problemsOf(trials: readonly Trial[]): string[] {
  return trials.flatMap(({ happenings, written, findings, slowReaderFaults }) => [
    ...happenings.flatMap(({ fault, problem }) => (problem === null ? [] : [`${fault}: ${problem}`])),
    ...findings.lost.map((write) => `Lost: ${inWords(write)}`),
    ...findings.doubled.map((write) => `Doubled: ${inWords(write)}`),
    ...written.refusals.map((refusal) => `Refused: ${refusal}`),
    ...findings.halves.map((half) => `Half there: ${half}`),
    ...findings.watchersAstray.map((watcher) => `A watcher went astray: ${watcher}`),
    ...findings.brokenHistories.map((history) => `A history does not verify: ${history}`),
    ...findings.owed.map((due) => `Not done: ${due}`),
    ...findings.wrongMails,
    ...slowReaderFaults,
  ]);
}

function inWords({ operation, reference, during }: Write): string {
  return `${operation} of ${reference ?? 'a new case'} during ${during ?? 'no fault'}`;
}

function table(rows: readonly string[][]): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
