import type { ChatContext } from '../chat-context.ts';
import type { CustomId } from '../ids/custom-id.ts';
import type { Submission } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { askSubmission } from './ask-submission.ts';
import { decide } from './decide.ts';
import { answerQuestion } from './own-reports.ts';
import { reportAddon, reportAnswer } from './report.ts';
import { type Outcome, refuse } from './tell.ts';

/** Whatever a form does. */
export async function submitted(
  context: ChatContext,
  submission: Submission,
  id: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  switch (id.act) {
    case 'ask':
      return askSubmission(context, submission, id, reply);
    case 'report':
      return reportAddon(context, submission, reply);
    case 'wrong':
      return reportAnswer(context, submission, reply);
    case 'answer-report':
      return answerQuestion(context, submission, id, reply);
    case 'accept-as':
    case 'ask-reporter':
    case 'merge':
    case 'reject':
      return decide(context, submission, id, reply);
    default:
      return refuse(reply, { code: 'old-button' });
  }
}
