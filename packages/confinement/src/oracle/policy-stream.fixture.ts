/** One value of the serialised policy that the kernel is given; `name` where a tag stands before it. */
export interface PolicyNode {
  readonly name?: string;
  readonly value: number | bigint | string | Uint8Array | readonly PolicyNode[];
}

const CODE = {
  u8: 0,
  u16: 1,
  u32: 2,
  u64: 3,
  name: 4,
  string: 5,
  blob: 6,
  struct: 7,
  structEnd: 8,
  list: 9,
  listEnd: 10,
  array: 11,
  arrayEnd: 12,
} as const;

/** Reads the tagged little-endian stream of the kernel's policy interface. Throws on a form it does not know: this is a test's tool. */
export function readPolicyStream(bytes: Uint8Array): readonly PolicyNode[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  const text = (): string => {
    const length = view.getUint16(at, true);
    at += 2 + length;
    return Buffer.from(bytes.subarray(at - length, at - 1)).toString('latin1');
  };

  const until = (end: number | undefined): PolicyNode[] => {
    const nodes: PolicyNode[] = [];
    while (at < bytes.length) {
      if (bytes[at] === end) {
        at++;
        return nodes;
      }
      let name: string | undefined;
      if (bytes[at] === CODE.name) {
        at++;
        name = text();
      }
      const value = one(bytes[at++] ?? -1);
      nodes.push(name === undefined ? { value } : { name, value });
    }
    if (end !== undefined) throw new Error('the policy ends within a structure');
    return nodes;
  };

  const one = (code: number): PolicyNode['value'] => {
    switch (code) {
      case CODE.u8:
        return view.getUint8(at++);
      case CODE.u16:
        at += 2;
        return view.getUint16(at - 2, true);
      case CODE.u32:
        at += 4;
        return view.getUint32(at - 4, true);
      case CODE.u64:
        at += 8;
        return view.getBigUint64(at - 8, true);
      case CODE.string:
        return text();
      case CODE.blob: {
        const length = view.getUint32(at, true);
        at += 4 + length;
        return bytes.subarray(at - length, at);
      }
      case CODE.struct:
        return until(CODE.structEnd);
      case CODE.list:
        return until(CODE.listEnd);
      case CODE.array:
        at += 2;
        return until(CODE.arrayEnd);
      default:
        throw new Error(`byte ${code} at ${at - 1} begins no value`);
    }
  };

  return until(undefined);
}
