/** What of a draft kept on this device matters outside the form; null where there is none. */
export interface KeptDraft {
  isBegun: boolean;
  isWaiting: boolean;
}

/** Looks at the draft without the code that reads all of it. */
export function keptDraft(): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem('complaint-draft') ?? 'null');
    if (!kept || typeof kept !== 'object') return null;
    return {
      isBegun: 'passed' in kept && Array.isArray(kept.passed) && kept.passed.length > 0,
      isWaiting: 'isWaiting' in kept && kept.isWaiting === true,
    };
  } catch {
    return null;
  }
}
