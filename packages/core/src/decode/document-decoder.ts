export class DocumentDecoder {
  push(chunk: Uint8Array): Uint8Array {
    return chunk;
  }
  end(): Uint8Array {
    return new Uint8Array(0);
  }
}
