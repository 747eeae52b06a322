import { type CaseFile, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { hashPassword } from '../access/password.ts';
import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import * as action from '../cases/case-action.service.ts';
import { issueFinalResponse } from '../cases/final-response.service.ts';
import * as progress from '../cases/progress.service.ts';
import { openCase } from '../complaints/open-case.ts';
import { contactIn, toldIn } from '../complaints/told.ts';
import { operationContext, type Desk, type OperationContext } from '../context.ts';
import { DEMO_CASES, type DemoCase, type DemoStep } from './demo-cases.ts';
import { DEMO_PASSWORD, DEMO_STAFF } from './demo-staff.ts';

/**
 * Fills an empty desk with a small believable demonstration, by the use cases that people use, all or nothing.
 * A desk that has staff is left as it is.
 */
export async function seedDemo(desk: Desk): Promise<void> {
  if ((await desk.orm.em.fork().count(Staff)) > 0) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await desk.orm.em.fork().transactional(async (em) => {
    for (const person of DEMO_STAFF) em.create(Staff, { ...person, passwordHash, isDemo: true });
    await em.flush();
    for (const demoCase of DEMO_CASES) await playCase(desk, em, demoCase);
  });
}

async function playCase(desk: Desk, em: SqlEntityManager, demoCase: DemoCase): Promise<void> {
  let hoursAgo = demoCase.receivedHoursAgo;
  const at = (viewer: Viewer): OperationContext => {
    const context = operationContext(desk, { staff: viewer, customer: ANONYMOUS }, null, em);
    context.now = desk.clock.now().subtract({ hours: hoursAgo });
    return context;
  };
  const caseFile = await submit(at(ANONYMOUS), em, demoCase);
  for (const step of demoCase.steps) {
    hoursAgo -= step.afterHours;
    await playStep(at(handlerOf(caseFile)), caseFile.reference, step);
  }
}

async function submit(
  context: OperationContext,
  em: SqlEntityManager,
  { complaint }: DemoCase,
): Promise<CaseFile> {
  const { caseFile } = await openCase(
    context,
    em,
    {
      channel: 'FORM',
      category: complaint.category,
      receivedAt: context.now,
      told: toldIn(complaint),
      contact: contactIn(complaint.contact),
    },
    { kind: 'CUSTOMER', id: null },
  );
  await em.flush();
  return caseFile;
}

function handlerOf(caseFile: CaseFile): Viewer {
  if (!caseFile.handler) throw new Error('The demonstration has no handler');
  return { kind: 'STAFF', id: caseFile.handler.id, role: 'HANDLER', sessionId: '' };
}

function playStep(context: OperationContext, reference: string, step: DemoStep): Promise<CaseFile> {
  const text = step.text ?? '';
  switch (step.do) {
    case 'update':
      return progress.postUpdate(context, { reference, text });
    case 'question':
      return progress.requestInformation(context, { reference, question: text });
    case 'respond':
      return issueFinalResponse(context, {
        reference,
        decision: 'UPHELD',
        summary: 'You are right: we took too much. We will pay back £310.',
        explanation: 'Your contract states 1.5 %. An old fee table was applied to it by mistake.',
        proposedResolution: 'We pay £310 back to your account within five working days.',
        redressPence: 31_000,
      });
    default:
      return action[step.do](context, { reference });
  }
}
