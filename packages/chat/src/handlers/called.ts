import type { ChatContext } from '../chat-context.ts';
import { whyMenuDefinition } from '../commands/why-menu.ts';
import type { CommandCall } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { about } from './about.ts';
import { addonCommand, causeCommand, interfaceCommand } from './look-up.ts';
import { ownReports } from './own-reports.ts';
import { reportCommand } from './report.ts';
import { settingsCommand } from './settings.ts';
import { type Outcome, refuse } from './tell.ts';
import { whyCommand, whyMenu } from './why-command.ts';

/** Whatever a command does. */
export async function called(context: ChatContext, call: CommandCall, reply: ReplyPort): Promise<Outcome> {
  switch (call.name) {
    case 'why':
      return whyCommand(context, call, reply);
    case whyMenuDefinition.name:
      return whyMenu(context, call, reply);
    case 'interface':
      return interfaceCommand(context, call, reply);
    case 'addon':
      return addonCommand(context, call, reply);
    case 'cause':
      return causeCommand(context, call, reply);
    case 'report':
      return reportCommand(call, reply);
    case 'whyblocked':
      return whyblocked(context, call, reply);
    default:
      return refuse(reply, { code: 'old-button' });
  }
}

async function whyblocked(
  context: ChatContext,
  { subcommand, asker }: CommandCall,
  reply: ReplyPort,
): Promise<Outcome> {
  switch (subcommand) {
    case 'settings':
      return settingsCommand(context, asker, reply);
    case 'reports':
      return ownReports(context, asker, reply);
    default:
      return about(context, reply);
  }
}
