import { Architecture, type CompatibilityQuestion, Microk8sConfinement, Track } from '@whyblocked/contract';
import {
  type Block,
  type ChatNotice,
  compatibilityBlocks,
  explanationBlocks,
  interfaceBlocks,
} from '@whyblocked/render';
import { blocksCard } from '../cards/blocks-card.ts';
import { deleteButton } from '../cards/delete-button.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { nearestNames } from '../names/nearest-names.ts';
import type { CommandCall } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { answer, isOver, type Outcome, refuse } from './tell.ts';
import { visibilityIn } from './visibility-in.ts';

const NEAR = 3;
const LONGEST_NAME = 100;
const KINDS = ['cause', 'issue', 'noise', 'judgement'] as const;

type Call = Pick<CommandCall, 'asker' | 'options'>;

/** /interface NAME */
export async function interfaceCommand(context: ChatContext, call: Call, reply: ReplyPort): Promise<Outcome> {
  const name = nameOf(call, 'name');
  return lookedUp(context, call, reply, async () => {
    const [detail, connection] = await Promise.all([
      context.verbs.getInterface(name),
      context.verbs.answerConnection(name),
    ]);
    if (detail && connection.ok) return interfaceBlocks(detail, connection.value);
    const { interfaces } = await context.knownNames();
    return { code: 'unknown', what: 'interface', name, near: nearestNames(name, interfaces, NEAR) };
  });
}

/** /cause SLUG: a cause, a known issue, noise or a judgement. */
export async function causeCommand(context: ChatContext, call: Call, reply: ReplyPort): Promise<Outcome> {
  const slug = nameOf(call, 'slug');
  return lookedUp(context, call, reply, async () => {
    const found = await Promise.all(KINDS.map((kind) => context.verbs.getExplanation(kind, slug)));
    const explanation = found.find((one) => one !== null);
    if (explanation) return explanationBlocks(explanation);
    const { explanations } = await context.knownNames();
    const slugs = explanations.map((one) => one.slug);
    return { code: 'unknown', what: 'cause', name: slug, near: nearestNames(slug, slugs, NEAR) };
  });
}

/** /addon NAME track confinement architecture */
export async function addonCommand(context: ChatContext, call: Call, reply: ReplyPort): Promise<Outcome> {
  const name = nameOf(call, 'name');
  return lookedUp(context, call, reply, async () => {
    const [found] = await context.addons.compatibility([questionOf(name, call.options)]);
    if (found?.ok) return compatibilityBlocks(found.value);
    return { code: 'unknown', what: 'addon', name, near: found?.error.near ?? [] };
  });
}

type Found = readonly Block[] | Extract<ChatNotice, { code: 'unknown' }>;

async function lookedUp(
  context: ChatContext,
  { asker, options }: Call,
  reply: ReplyPort,
  find: () => Promise<Found>,
): Promise<Outcome> {
  const visibility = await visibilityIn(context, asker, options.private);
  if (!visibility.ok) return refuse(reply, visibility.error);
  const over = await isOver(reply.acknowledge(visibility.value));
  if (over) return over;
  const found = await find();
  if ('code' in found) {
    return answer(reply, noticeCard([found]), { outcome: 'refused', code: `unknown-${found.what}` });
  }
  const buttons = visibility.value === 'public' ? [deleteButton(asker.userId)] : [];
  const { publicUrl } = context;
  return answer(reply, blocksCard(found, { publicUrl, buttons }), { outcome: 'answered' });
}

function nameOf({ options }: Call, option: string): string {
  return String(options[option] ?? '')
    .trim()
    .slice(0, LONGEST_NAME);
}

/** What is not in the form that it must have is not asked for. */
function questionOf(addon: string, options: Call['options']): CompatibilityQuestion {
  const track = Track.safeParse(options.track);
  const confinement = Microk8sConfinement.safeParse(options.confinement);
  const architecture = Architecture.safeParse(options.architecture);
  return {
    addon,
    ...(track.success ? { track: track.data } : {}),
    ...(confinement.success ? { confinement: confinement.data } : {}),
    ...(architecture.success ? { architecture: architecture.data } : {}),
  };
}
