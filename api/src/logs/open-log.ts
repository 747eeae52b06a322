import { pino, type DestinationStream, type LevelWithSilent, type Logger } from 'pino';
import { currentRequestId } from './request-id.ts';
import { scrub, scrubText } from './scrub.ts';

/**
 * The desk's log: one line of JSON each, with the id of the request on whose behalf it happened, and without codes,
 * tokens, addresses and what people wrote (ASVS 5.0, chapter 16).
 * @param destination instead of the standard output
 */
export function openLog(
  level: LevelWithSilent,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    mixin: requestOf,
    formatters: { log: (facts: object) => scrub(facts) as Record<string, unknown> },
    // All is scrubbed before serializers run; those of pino and Fastify would tell more.
    serializers: { req: nothing, res: nothing, err: (told: unknown) => told },
    hooks: { logMethod },
  };
  return pino(options, destination);
}

function requestOf(): object {
  const requestId = currentRequestId();
  return requestId === undefined ? {} : { requestId };
}

function nothing(): undefined {
  return undefined;
}

/** Words beside the facts are scrubbed too; without any, pino would take the message of an error as it is. */
function logMethod(
  this: Logger,
  logged: unknown[],
  method: (...logged: [unknown, ...unknown[]]) => void,
): void {
  const [first, words, ...rest] = logged;
  if (typeof first === 'string') {
    method.call(
      this,
      scrubText(first),
      ...[words, ...rest].filter((part) => part !== undefined).map((part) => scrub(part)),
    );
    return;
  }
  const facts = first instanceof Error ? { err: first } : first;
  const isQuoted = errorsOf(facts).some(({ message }) => message === words);
  const told = typeof words !== 'string' || isQuoted ? 'Something failed' : scrubText(words);
  method.call(this, facts, told, ...rest.map((part) => scrub(part)));
}

function errorsOf(facts: unknown): Error[] {
  return Object.values(facts ?? {}).filter((fact) => fact instanceof Error);
}
