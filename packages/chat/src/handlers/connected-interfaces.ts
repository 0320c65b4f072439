import type { Diagnosis } from '@whyblocked/contract';

/** As core writes a connection that a paste told of: "camera thing:camera :camera". */
const CONNECTION = /^([a-z](?:-?[a-z0-9])*) ([a-z0-9_-]+):\S+ [^\s-]/;
const MOST = 200;

/** Interfaces that are connected for the snaps that something was refused to, as far as the paste tells. */
export function connectedInterfaces({ findings, context }: Diagnosis): readonly string[] {
  const snaps = new Set(findings.flatMap(({ subject }) => subject.instance ?? subject.snap ?? []));
  const told = (context.connections ?? []).flatMap(({ value }) => {
    const [, name, snap] = CONNECTION.exec(value) ?? [];
    return name !== undefined && snap !== undefined && snaps.has(snap) ? [name] : [];
  });
  const granted = findings.flatMap(({ interfaces }) =>
    interfaces.filter(({ connected }) => connected === true).map(({ name }) => name),
  );
  return [...new Set([...told, ...granted])].slice(0, MOST);
}
