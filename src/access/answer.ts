/** What a write answers: the status and headers belong to the outcome (201, 202, `Location`), not to the route. */
export class Answer<T> {
  constructor(
    readonly status: number,
    readonly body: T,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}
