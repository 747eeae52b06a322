import { Staff } from '@desk/db';
import type { StaffViewer } from '../access/viewer.ts';
import { requireStaff } from '../cases/case.policy.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import type { SetAvailabilityInput } from './availability.input.ts';

/** Everyone who works on complaints, by name. @throws DomainError UNAUTHENTICATED */
export function listStaff(context: OperationContext): Promise<Staff[]> {
  requireStaff(context.viewers.staff);
  return context.em.find(Staff, { isActive: true }, { orderBy: { name: 'asc', id: 'asc' } });
}

/** Says until when somebody is away. @throws DomainError UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT */
export async function setAvailability(
  context: OperationContext,
  input: SetAvailabilityInput,
): Promise<Staff> {
  const viewer = context.viewers.staff;
  requireStaff(viewer);
  const staff = await findStaff(context, input.staffId ?? viewer.id);
  refuseMeddling(viewer, staff);
  refuseDuty(staff, input);
  staff.awayUntil = input.awayUntil ?? null;
  staff.isOnDuty = input.isOnDuty ?? staff.isOnDuty;
  await context.em.flush();
  return staff;
}

async function findStaff({ em }: OperationContext, id: string): Promise<Staff> {
  const staff = isUuid(id) ? await em.findOne(Staff, { id, isActive: true }) : null;
  if (staff !== null) return staff;
  throw badInput([{ path: 'staffId', message: 'There is no active member of staff with this id.' }]);
}

function refuseMeddling(viewer: StaffViewer, staff: Staff): void {
  if (viewer.id === staff.id || viewer.role === 'MANAGER' || viewer.role === 'DIRECTOR') return;
  throw new DomainError('FORBIDDEN', 'Only managers say when somebody else is away.');
}

function refuseDuty(staff: Staff, { isOnDuty }: SetAvailabilityInput): void {
  if (isOnDuty !== true || staff.role === 'MANAGER') return;
  throw badInput([{ path: 'isOnDuty', message: 'Only managers can be on duty.' }]);
}
