/** Deeper than this nothing of use is told. */
const DEEPEST = 4;

/** Fields that hold what people wrote, or what lets somebody in. */
const SECRET_FIELD =
  /^(?:.*(?:token|password|secret|cookie|authorization|address|email|phone)|code|key|name|text|body|variables|query|sql|parameters|params|detail|subject|raw|html|to|recipient|sender)$/i;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // The password of an address such as postgres://owner:password@host.
  [/\/\/[^\s/@]+@/g, '//[secret]@'],
  // Email addresses, also within the answers of mail servers; no path of a package such as node_modules/@scope.
  [/[^\s<>"'=:,;()/[\]]+@[\w.-]+/g, '[address]'],
  // Tokens of links and cookies: long, without a sign that a word, an id or a hash in hexadecimal has not.
  [/(?<![\w-])(?=[\w-]*[G-Zg-z_])(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{24,}/g, '[token]'],
  // Codes, such as 7K3M-92QX, but no part of a reference number.
  [/(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![\w-])/g, '[code]'],
];

/** Whole requests and answers, which a framework may hand over. */
const LEFT_OUT = new Set(['req', 'res', 'request', 'reply']);

/** JSON escapes what is below a space; terminals obey these too. */
const CONTROLS = new RegExp(
  '[\\u007f-\\u009f\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]',
  'gu',
);

/** A text for the log: without addresses, tokens and codes, and without signs that a terminal would obey. */
export function scrubText(text: string): string {
  const scrubbed = PATTERNS.reduce((told, [pattern, instead]) => told.replace(pattern, instead), text);
  return scrubbed.replace(CONTROLS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What is logged of anything, by the names of its fields and by what its texts look like. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (value instanceof Error) return toldOf(value);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return '[bytes]';
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((part) => scrub(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !LEFT_OUT.has(field))
      .map(([field, part]) => [field, SECRET_FIELD.test(field) ? '[redacted]' : scrub(part, depth + 1)]),
  );
}

/** What is told of an error of the database: its message may quote the words that did not fit. */
interface DatabaseError extends Error {
  code?: unknown;
  constraint?: unknown;
  table?: unknown;
  column?: unknown;
}

/** An error without what a caller wrote: JSON.parse and PostgreSQL quote it in their messages. */
function toldOf(error: Error): Record<string, unknown> {
  const { name, message, stack = '', code, constraint, table, column } = error as DatabaseError;
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => scrubText(line.trim()));
  const quotes = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  const isTold = !(
    quotes ||
    error instanceof SyntaxError ||
    /DriverException|ConstraintViolation/.test(name)
  );
  return {
    type: error.constructor.name,
    message: isTold ? scrubText(message) : '[may quote what was sent]',
    ...told({ code, constraint, table, column }),
    ...(error.cause instanceof Error && error.cause !== error ? { cause: toldOf(error.cause) } : {}),
    stack: frames,
  };
}

function told(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => typeof fact === 'string'));
}
