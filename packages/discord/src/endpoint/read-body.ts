export interface BodyBounds {
  readonly limitBytes: number;
  /** How long the whole body may take. */
  readonly patienceMs: number;
}

export type BodyFailure = { readonly code: 'body-too-large' | 'body-too-slow' | 'body-incomplete' };

/** All bytes of a body as they were sent; none of them is kept where it is refused. */
export async function readBody(
  request: Request,
  { limitBytes, patienceMs }: BodyBounds,
): Promise<{ readonly ok: true; readonly value: Uint8Array } | { readonly ok: false; readonly error: BodyFailure }> {
  const fail = (code: BodyFailure['code']) => {
    // Not awaited: it may settle only when the client has stopped sending.
    reader?.cancel().catch(() => undefined);
    return { ok: false, error: { code } } as const;
  };
  const reader = request.body?.getReader();
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return fail('body-too-large');
  const { promise: tooLong, resolve: giveUp } = Promise.withResolvers<'too-slow'>();
  const timer = setTimeout(giveUp, patienceMs, 'too-slow');
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (reader) {
      const part = await Promise.race([reader.read(), tooLong]);
      if (part === 'too-slow') return fail('body-too-slow');
      if (part.done) break;
      bytes += part.value.byteLength;
      if (bytes > limitBytes) return fail('body-too-large');
      parts.push(part.value);
    }
  } catch {
    return fail('body-incomplete');
  } finally {
    clearTimeout(timer);
  }
  return { ok: true, value: Buffer.concat(parts) };
}
