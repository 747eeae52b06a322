/** Redis was asked, and was silent for too long. */
export class LateAnswer extends Error {
  constructor() {
    super('Redis gave no answer in time');
  }
}

/** Waits for an answer. @throws LateAnswer when it takes longer than that; a dead network says nothing by itself */
export async function inTime<Answer>(answer: Promise<Answer>, withinMs: number): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new LateAnswer()), withinMs);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
