import { toast } from '#lib/ui/toasts.svelte.ts';
import { asApiError } from './as-api-error.ts';

/** For what failed with no form around it to say so: a sentence at the edge of the screen. */
export function tellProblem(cause: unknown): void {
  const problem = asApiError(cause);
  if (problem.code !== 'session.required')
    toast({ tone: 'danger', text: problem.message, detail: requestWords(problem) });
}

function requestWords({ requestId }: { requestId: string | undefined }): string | undefined {
  return requestId && `Solicitud ${requestId}`;
}
