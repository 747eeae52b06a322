import { findBrackets, findUnconfirmed } from '../procedure/go-live.ts';
import type { Bracket, Unconfirmed } from '../procedure/go-live.ts';
import type { Procedure } from '../procedure/published.ts';

/** What is left to do before customers may see the procedure. */
export interface GoLiveReport {
  isReady: boolean;
  /** For the operator's terminal. */
  text: string;
}

/** Lists every placeholder left and every assumed value that nobody confirmed, with path, value and reason. */
export function goLiveReport(procedure: Procedure): GoLiveReport {
  const brackets = findBrackets(procedure);
  const unconfirmed = findUnconfirmed(procedure);
  if (brackets.length + unconfirmed.length === 0) {
    const text = `Procedure ${procedure.version} is ready: no placeholder is left, every assumed value is confirmed.`;
    return { isReady: true, text };
  }
  const parts = [
    `Procedure ${procedure.version} is not ready. PROCEDURE_FILE names the file that fills it in.`,
    ...section(`Placeholders left: ${brackets.length}`, brackets.map(bracketLines)),
    ...section(
      `Assumed values to state in the file, or to confirm by their path under "confirmed": ${unconfirmed.length}`,
      unconfirmed.map(unconfirmedLines),
    ),
  ];
  return { isReady: false, text: parts.join('\n\n') };
}

function section(title: string, entries: string[]): string[] {
  return entries.length === 0 ? [] : [title, ...entries];
}

function bracketLines({ path, text }: Bracket): string {
  return `  ${path}\n    value: ${JSON.stringify(text)}\n    why: the placeholder was never filled in.`;
}

function unconfirmedLines({ path, value, why }: Unconfirmed): string {
  const lines = JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');
  return `  ${path}\n    value: ${lines}\n    why: ${why}`;
}
