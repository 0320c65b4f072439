import type { ChatContext } from '../chat-context.ts';
import { wrongForm } from '../forms/wrong-form.ts';
import type { CustomId } from '../ids/custom-id.ts';
import type { Press } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { accept, openDecision } from './decide.ts';
import { openAnswerForm, withdrawReport } from './own-reports.ts';
import { openPages, turnPage } from './pages.ts';
import { remove } from './remove.ts';
import { changeSettings } from './settings.ts';
import { share } from './share.ts';
import { type Outcome, refuse } from './tell.ts';
import { pickInterfaces, whatIf } from './what-if.ts';

/** Whatever a button or a select does. */
export async function pressed(context: ChatContext, press: Press, id: CustomId, reply: ReplyPort): Promise<Outcome> {
  switch (id.act) {
    case 'details':
    case 'noise':
      return openPages(context, id.act, press, reply);
    case 'turn-details':
      return turnPage(context, 'details', press, id, reply);
    case 'turn-noise':
      return turnPage(context, 'noise', press, id, reply);
    case 'what-if':
      return whatIf(context, press, reply);
    case 'pick':
      return pickInterfaces(context, press, reply);
    case 'wrong':
      return openWrongForm(reply);
    case 'share':
      return share(context, press, id, reply);
    case 'delete':
      return remove(context, press, id, reply);
    case 'spot-in':
    case 'answers':
    case 'switch':
      return changeSettings(context, press, id, reply);
    case 'accept':
      return accept(context, press.asker, id, reply);
    case 'accept-as':
    case 'ask-reporter':
    case 'merge':
    case 'reject':
      return openDecision(context, press.asker, { ...id, act: id.act }, reply);
    case 'answer-report':
      return openAnswerForm(id, reply);
    case 'withdraw-report':
      return withdrawReport(context, press.asker, id, reply);
    case 'ask':
    case 'report':
      return refuse(reply, { code: 'old-button' });
  }
}

async function openWrongForm(reply: ReplyPort): Promise<Outcome> {
  const opened = await reply.openForm(wrongForm());
  return opened.ok ? { outcome: 'form-opened' } : { outcome: 'not-sent', code: opened.error.code };
}
