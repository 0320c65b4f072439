import type { IncomingMessage } from 'node:http';
import { type Wire, wireOf } from '../limits/wire.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A body as it was sent: JSON, or a form with JSON and files. */
export interface SentBody {
  readonly json: unknown;
  /** `json` where it is an object. */
  readonly wire: Wire;
  readonly files: readonly SentFile[];
}

/** Reads a body; undefined where it is neither JSON nor a form as Discord takes it. */
export async function sentBody(request: IncomingMessage): Promise<SentBody | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  try {
    if (bytes.length === 0) return { json: undefined, wire: {}, files: [] };
    if (!type.startsWith('multipart/form-data')) {
      const json: unknown = JSON.parse(bytes.toString('utf8'));
      return { json, wire: wireOf(json), files: [] };
    }
    const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
    const json: unknown = JSON.parse(String(form.get('payload_json') ?? '{}'));
    const uploads = [...form].filter((entry): entry is [string, File] => typeof entry[1] !== 'string');
    const files = await Promise.all(
      uploads.map(async ([, file]) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    return { json, wire: wireOf(json), files };
  } catch {
    return undefined;
  }
}
