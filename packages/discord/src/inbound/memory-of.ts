import { MEMORY_FILE, type OpenMemory } from '@whyblocked/chat';
import { z } from 'zod';
import type { FileSource } from '../files/fetched-file.ts';
import type { WireMessage } from './wire.ts';

const MOST_DEPTH = 4;
const FileComponent = z.object({ name: z.literal(MEMORY_FILE), size: z.number(), file: z.object({ url: z.string() }) });
const Parent = z.object({ components: z.array(z.unknown()) });

/** The file in which a card carries what its buttons need: among its attachments, or only where a component shows it. */
export function memoryOf(
  { attachments, components }: Pick<WireMessage, 'attachments' | 'components'>,
  files: FileSource,
): OpenMemory | undefined {
  const attached = attachments.find(({ filename }) => filename === MEMORY_FILE);
  const found = attached ?? shownFile(components, MOST_DEPTH);
  return found && files.memory({ name: MEMORY_FILE, sizeBytes: found.size, url: found.url });
}

function shownFile(components: readonly unknown[], depth: number): { size: number; url: string } | undefined {
  for (const component of depth > 0 ? components : []) {
    const file = FileComponent.safeParse(component);
    if (file.success) return { size: file.data.size, url: file.data.file.url };
    const parent = Parent.safeParse(component);
    const inner = parent.success ? shownFile(parent.data.components, depth - 1) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
