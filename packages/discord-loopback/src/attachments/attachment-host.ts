import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file that somebody attaches, and how the host behaves with it. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** As announced in the message, where it is not the truth. */
  readonly announcedBytes?: number;
  /** As the host says it, where it is not the truth. */
  readonly contentLength?: number;
  readonly redirectTo?: string;
  /** Sends so much, then nothing more; the connection stays. */
  readonly hangAfterBytes?: number;
  /** Sends so much, then cuts the connection. */
  readonly cutAfterBytes?: number;
  readonly isGone?: boolean;
}

/** A file as a message has it. */
export interface StoredAttachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** Serves files by signed links, as Discord's own host does. */
export class AttachmentHost {
  readonly #files = new Map<string, AttachedFile & { readonly bytes: Uint8Array }>();
  readonly #key = randomBytes(16);
  readonly #server: Server;
  /** Paths that were asked for, without signatures. */
  readonly requests: string[] = [];
  origin = '';

  constructor() {
    this.#server = createServer((request, response) => this.#serve(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  add(id: string, channelId: string, file: AttachedFile): StoredAttachment {
    const bytes = typeof file.bytes === 'string' ? new TextEncoder().encode(file.bytes) : file.bytes;
    const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
    this.#files.set(path, { ...file, bytes });
    const url = `${this.origin}${path}?ex=1&is=1&hm=${this.#sign(path)}`;
    return { id, filename: file.name, size: file.announcedBytes ?? bytes.length, url, bytes };
  }

  /** A message is gone, and its files with it. */
  remove({ url }: StoredAttachment): void {
    this.#files.delete(new URL(url).pathname);
  }

  #sign(path: string): string {
    return createHmac('sha256', this.#key).update(path).digest('hex');
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.origin);
    this.requests.push(url.pathname);
    const file = this.#files.get(url.pathname);
    if (!file || file.isGone || url.searchParams.get('hm') !== this.#sign(url.pathname)) {
      response.writeHead(404).end('This content is no longer available.');
      return;
    }
    if (file.redirectTo !== undefined) {
      response.writeHead(302, { Location: file.redirectTo }).end();
      return;
    }
    const { bytes } = file;
    response.writeHead(200, { 'Content-Length': file.contentLength ?? bytes.length });
    const stop = file.hangAfterBytes ?? file.cutAfterBytes;
    if (stop === undefined) response.end(bytes);
    else response.write(bytes.subarray(0, stop), () => file.cutAfterBytes !== undefined && response.destroy());
  }
}
