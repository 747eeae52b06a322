import { Staff } from '@desk/db';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import type { SetAvailabilityInput } from './availability.input.ts';
import { AVAILABILITY } from './availability.policy.ts';

/** Everyone who works on complaints, by name. @throws DomainError UNAUTHENTICATED */
export function listStaff(context: OperationContext): Promise<Staff[]> {
  requireRight(context.viewers.staff, AVAILABILITY.staff);
  return context.em.find(Staff, { isActive: true }, { orderBy: { name: 'asc', id: 'asc' } });
}

/** Says until when somebody is away. @throws DomainError UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT */
export async function setAvailability(
  context: OperationContext,
  input: SetAvailabilityInput,
): Promise<Staff> {
  const viewer = context.viewers.staff;
  requireRight(viewer, AVAILABILITY.setAvailability);
  const staff = await findStaff(context, input.staffId ?? viewer.id);
  if (viewer.id !== staff.id) requireRight(viewer, AVAILABILITY.setAvailabilityOfOthers);
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

function refuseDuty(staff: Staff, { isOnDuty }: SetAvailabilityInput): void {
  if (isOnDuty !== true || staff.role === 'MANAGER') return;
  throw badInput([{ path: 'isOnDuty', message: 'Only managers can be on duty.' }]);
}
