/** One line of the table. */
export interface Row {
  what: string;
  /** What was measured of ours, and of what it is compared with. */
  ours: string;
  theirs: string;
  /** The figure that the aim is about, such as `0.93`. */
  figure: string;
  /** Empty where the figure is there to compare with only. */
  aim: string;
  /** Null where there is no aim. */
  isMet: boolean | null;
}

/** A row whose figure must be at least, or at most, so much. */
export function ratioRow(
  what: string,
  [ours, theirs]: readonly [string, string],
  ratio: number,
  aim: { least: number } | { most: number },
): Row {
  const isMet = 'least' in aim ? ratio >= aim.least : ratio <= aim.most;
  const words = 'least' in aim ? `≥ ${aim.least}` : `≤ ${aim.most}`;
  return { what, ours, theirs, figure: ratio.toFixed(2), aim: words, isMet };
}

/** All rows as one Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, theirs, figure, aim, isMet }) => [
    what,
    ours,
    theirs,
    figure,
    aim,
    isMet === null ? '' : isMet ? 'met' : 'missed',
  ]);
  const head = ['what', 'ours', 'against', 'figure', 'aim', ''];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const written = (line: string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [written(head), written(widths.map((width) => '-'.repeat(width))), ...lines.map(written)].join('\n');
}

/** The middle one of several figures. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 0.5);
}

/** What so large a share of the figures does not exceed. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
