import { randomUUID } from 'node:crypto';
import { demoPassword, demoStaff } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { openPlayground, run } from '../pages/playground.ts';

interface WorkedCase {
  case: { reference: string; stage: string; seq: number };
}

const callList = Buffer.from('Monday: no call. Tuesday: no call.');

const complaint = {
  channel: 'PHONE',
  category: 'SERVICE',
  whatHappened: 'Nobody called me back, although it was promised to me three times.',
  contact: { name: 'Gareth Pugh', phone: '029 2018 0451' },
};

/** The tabs of one case's life in their order, what is filled in, and the stage that the case is at then. */
const life = [
  ['StartReview', {}, 'REVIEW'],
  ['RequestInformation', { question: 'On which days did you expect our call?', dueOn: null }, 'REVIEW'],
  ['StartInvestigation', {}, 'INVESTIGATION'],
  [
    'RecordEvidence',
    { kind: 'PLATFORM_RECORD', title: 'Call list', text: 'No call went out on these days.', isShared: false },
    'INVESTIGATION',
  ],
  ['AddNote', { text: 'The call-back list was not handed over at the shift change.' }, 'INVESTIGATION'],
  ['MarkComplex', { explanation: 'We need the records of two teams.' }, 'INVESTIGATION'],
  ['PostUpdate', { text: 'We have the records of the first team.' }, 'INVESTIGATION'],
  [
    'ExplainDelay',
    { explanation: 'The second team answers on Monday.', isOutsideOurControl: false },
    'INVESTIGATION',
  ],
  ['StartResolution', {}, 'RESOLUTION'],
  [
    'IssueFinalResponse',
    {
      decision: 'UPHELD',
      summary: 'You are right, and we are sorry.',
      explanation: 'Your call-backs were lost between two shifts.',
      proposedResolution: 'Your own contact person calls you today.',
      redressPence: null,
    },
    'RESPONDED',
  ],
] as const;

test('a new member of staff works a case from receipt to closing with the tabs alone', async ({
  openDevice,
}) => {
  // Twenty tabs are a day's work in one story.
  test.slow();
  const desk = await openDevice('desktop');
  await openPlayground(desk);
  await run(desk, 'SignIn', { input: { email: demoStaff.manager, password: demoPassword } });
  const { staff } = (await run(desk, 'Staff', {})).data as { staff: { id: string; role: string }[] };
  const { procedure } = (await run(desk, 'OurProcedure', {})).data as {
    procedure: { rootCauses: { code: string }[] };
  };
  const rootCause = procedure.rootCauses[0]?.code;

  const recorded = await run(desk, 'RecordComplaint', {
    input: { idempotencyKey: randomUUID(), ...complaint },
  });
  const { recordComplaint } = recorded.data as { recordComplaint: WorkedCase };
  const { reference } = recordComplaint.case;
  expect(recordComplaint.case.stage).toBe('ACKNOWLEDGED');

  const work = async (tab: string, filledIn: object): Promise<WorkedCase['case']> => {
    const { data } = await run(desk, tab, { input: { reference, ...filledIn } });
    const [payload] = Object.values(data as Record<string, WorkedCase>);
    if (payload === undefined) throw new Error(`${tab} answered nothing`);
    return payload.case;
  };
  const uploading = await desk.context().newPage();
  await uploading.goto('/staff/files');
  await uploading
    .getByLabel('Files', { exact: true })
    .setInputFiles({ name: 'calls.txt', mimeType: 'text/plain', buffer: callList });
  await uploading.getByRole('button', { name: 'Upload' }).click();
  const ids = uploading.getByLabel('Paste this as “files”');
  await expect(ids).toHaveValue(/^\["[0-9a-f-]{36}"\]$/);
  const files = JSON.parse(await ids.inputValue()) as string[];
  await uploading.close();

  for (const [tab, filledIn, stage] of life) {
    await test.step(tab, async () => {
      const attached = tab === 'RecordEvidence' ? { files } : {};
      expect((await work(tab, { ...filledIn, ...attached })).stage).toBe(stage);
    });
  }
  const ownerId = staff.find((person) => person.role === 'MANAGER')?.id;
  await work('RecordLesson', {
    rootCause,
    change: 'The list is handed over in writing.',
    ownerId,
    dueOn: '2030-01-01',
  });
  expect((await work('CloseCase', { rootCause })).stage).toBe('CLOSED');
  const read = (await run(desk, 'Case', { reference })).data as { case: { lessons: { id: string }[] } };
  await work('CompleteLesson', { lessonId: read.case.lessons[0]?.id, result: 'Done at both sites.' });

  const { verifyHistory } = (await run(desk, 'VerifyHistory', { reference })).data as {
    verifyHistory: { firstBroken: unknown };
  };
  expect(verifyHistory.firstBroken).toBeNull();
  await run(desk, 'SignOut', {});
});
