import type { PastedFile, Submission } from '@whyblocked/chat';
import type { FileSource } from '../files/fetched-file.ts';
import type { WireInteraction } from './wire.ts';

type Data = Extract<WireInteraction, { type: 5 }>['data'];

/** What was filled into a form, by the ids of its fields. */
export function submittedFields(
  { components, resolved }: Data,
  source: FileSource,
): Pick<Submission, 'fields' | 'files'> {
  const fields: Record<string, string> = {};
  const files: Record<string, readonly PastedFile[]> = {};
  for (const { component } of components) {
    if (component === undefined) continue;
    const { custom_id: id, value, values } = component;
    const uploads = (values ?? []).flatMap((one) => resolved.attachments?.[one] ?? []);
    const [chosen] = values ?? [];
    if (value !== undefined) fields[id] = value;
    else if (uploads.length > 0) {
      files[id] = uploads.map(({ filename, size, url }) => source.open({ name: filename, sizeBytes: size, url }));
    } else if (chosen !== undefined) fields[id] = chosen;
  }
  return { fields, files };
}
