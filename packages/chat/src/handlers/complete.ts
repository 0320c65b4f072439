import { Architecture } from '@whyblocked/contract';
import type { Choice } from '../chat.ts';
import type { ChatContext } from '../chat-context.ts';
import type { KnownNames } from '../names/known-names.ts';
import { nearestNames } from '../names/nearest-names.ts';
import type { Typing } from '../ports/inbound.ts';

/** Discord's bounds. */
const MOST = 25;
const LONGEST = 100;

/** Names for what somebody is typing, the likeliest first; whatever else is typed may be sent as well. */
export async function complete(context: ChatContext, { command, option, typed }: Typing): Promise<readonly Choice[]> {
  const known = await context.knownNames();
  if (command === 'cause' && option === 'slug') return causes(known, typed);
  return nearestNames(typed, namesFor(known, command, option), MOST).map((name) => choice(name, name));
}

function namesFor(known: KnownNames, command: string, option: string): readonly string[] {
  if (option === 'track') return known.tracks;
  if (option === 'architecture') return Architecture.options;
  if (command === 'interface') return known.interfaces;
  return command === 'addon' || option === 'addon' ? known.addons : [];
}

/** By slug first, then by the words of the title. */
function causes({ explanations }: KnownNames, typed: string): readonly Choice[] {
  const bySlug = nearestNames(
    typed,
    explanations.map(({ slug }) => slug),
    MOST,
  );
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const byTitle = explanations
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .map(({ slug }) => slug);
  const titles = new Map(explanations.map(({ slug, title }) => [slug, title]));
  return [...new Set([...bySlug, ...byTitle])]
    .slice(0, MOST)
    .map((slug) => choice(`${slug}: ${titles.get(slug) ?? ''}`, slug));
}

function choice(name: string, value: string): Choice {
  const shown = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  return { name: shown.toWellFormed(), value: value.slice(0, LONGEST) };
}
