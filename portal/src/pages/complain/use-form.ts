import { inject } from 'vue';
import { complaintFormKey, type ComplaintForm } from './use-complaint-form.ts';

/** The form of the page around. Throws outside it. */
export function useForm(): ComplaintForm {
  const form = inject(complaintFormKey);
  if (!form) throw new Error('No complaint form around');
  return form;
}
