/** An error of one field, as the API words it. */
export interface FieldError {
  field: string;
  message: string;
}

/** What the API answered instead of what was asked for (RFC 9457); `unreachable`: nothing was answered. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string | null,
    readonly errors: readonly FieldError[],
    readonly title: string | null = null,
  ) {
    super(title ?? code);
  }
}

interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const code = body.type?.split('/').pop() ?? 'internal';
  return new ApiProblem(code, response.status, body.detail ?? null, body.errors ?? [], body.title ?? null);
}
