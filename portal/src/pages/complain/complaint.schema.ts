import * as v from 'valibot';
import type { Category, SubmitComplaintInput } from '../../gql/graphql.ts';
import type { Language } from '../../messages/language.ts';
import type { FieldError } from '../../server/rejection.ts';
import { asCategory, type ComplaintAnswers } from '../../complaint/complaint-draft.ts';
import { readTypedDate } from './typed-date.ts';

/** The longest answers, in characters, as the contract describes its inputs. */
export const limits = {
  whatHappened: 10_000,
  concerns: 100,
  desiredOutcome: 2_000,
  supportNeeds: 1_000,
  name: 200,
  postalAddress: 1_000,
} as const;

/** What the form is checked against besides its own answers. */
export interface CheckContext {
  language: Language;
  /** The categories of the procedure; undefined while they are not known. */
  categories: readonly Category[] | undefined;
  /** The local date in London, `YYYY-MM-DD`. */
  today: string;
}

const emailAddress = v.pipe(v.string(), v.maxLength(320), v.email());
// The shape that the contract takes, so that a mistyped number is told before anything is sent.
const phoneNumber = v.pipe(v.string(), v.regex(/^[\d +()./-]{6,40}$/));

type Input = Omit<SubmitComplaintInput, 'idempotencyKey'>;
type Checked = { ok: true; input: Input } | { ok: false; problems: FieldError[] };

/** Checks the answers before they are sent. Each problem carries the path that the server would use. */
export function checkAnswers(answers: ComplaintAnswers, context: CheckContext): Checked {
  const result = v.safeParse(answersSchema(context), answers);
  if (result.success) return { ok: true, input: result.output };
  const problems = new Map<string, string>();
  for (const issue of result.issues) {
    const path = v.getDotPath(issue) ?? '';
    if (!problems.has(path)) problems.set(path, issue.message);
  }
  return { ok: false, problems: [...problems].map(([path, message]) => ({ path, message })) };
}

function answersSchema({ language: { t, number }, categories, today }: CheckContext) {
  const { problems } = t.complain;
  const trimmed = v.pipe(v.string(), v.trim());
  const optional = v.pipe(
    trimmed,
    v.transform((value) => value || null),
  );
  const optionalUpTo = (limit: number) =>
    v.pipe(trimmed, v.maxLength(limit, problems.tooLong(number(limit))), optional);

  return v.object({
    whatHappened: v.pipe(
      trimmed,
      v.nonEmpty(problems.whatHappenedEmpty),
      v.maxLength(limits.whatHappened, problems.tooLong(number(limits.whatHappened))),
    ),
    happenedOn: v.pipe(
      v.object({ day: v.string(), month: v.string(), year: v.string() }),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const read = readTypedDate(dataset.value, today);
        if (read.ok) return read.on;
        addIssue({ message: problems[read.problem] });
        return NEVER;
      }),
    ),
    category: v.pipe(
      v.string(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const category = asCategory(dataset.value, categories);
        if (category) return category;
        addIssue({ message: problems.categoryEmpty });
        return NEVER;
      }),
    ),
    concerns: optionalUpTo(limits.concerns),
    desiredOutcome: optionalUpTo(limits.desiredOutcome),
    contact: v.pipe(
      v.object({
        name: v.pipe(
          trimmed,
          v.nonEmpty(problems.nameEmpty),
          v.maxLength(limits.name, problems.tooLong(number(limits.name))),
        ),
        email: v.pipe(
          trimmed,
          v.check((value) => value === '' || v.is(emailAddress, value), problems.emailNotReal),
          optional,
        ),
        phone: v.pipe(
          trimmed,
          v.check((value) => value === '' || v.is(phoneNumber, value), problems.phoneNotReal),
          optional,
        ),
        postalAddress: optionalUpTo(limits.postalAddress),
      }),
      v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const { email, phone, postalAddress } = dataset.value;
        if (!email && !phone && !postalAddress) addIssue({ message: problems.contactEmpty });
      }),
    ),
    supportNeeds: optionalUpTo(limits.supportNeeds),
  });
}
