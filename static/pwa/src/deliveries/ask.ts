/** Asking the server something about where one is told; says what came of it. */

/** What the server answers to a change or a test. */
export interface Answered {
  state?: string;
  code?: string;
  minutes?: number;
}

/** Whether it was done; `done` gives the sentence that says so. */
export type Ask = (path: `/deliveries/${string}`, body: object, done: (answer: Answered) => string) => Promise<boolean>;
