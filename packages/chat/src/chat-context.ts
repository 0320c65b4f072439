import type { Admission } from './admission/admission.ts';
import type { AnsweredLogs } from './admission/answered-logs.ts';
import type { ChatDeps } from './chat-deps.ts';
import type { KnownNames } from './names/known-names.ts';
import type { Clock } from './ports/clock.ts';

/** What handlers work with. */
export interface ChatContext extends ChatDeps {
  readonly clock: Clock;
  readonly admission: Admission;
  readonly answered: AnsweredLogs;
  readonly knownNames: () => Promise<KnownNames>;
}
